package dev.seedbed.database.server;

import java.sql.SQLException;

/**
 * What a throwaway server holds before the first test, such as the migrated template.
 *
 * <p>It is made once and then copied: whatever decides how it comes out must be in the {@link
 * #fingerprint}, and what it makes must be on the server, in databases that nobody has open
 * afterwards.
 */
public interface ServerContent {

  /**
   * What changes whenever {@link #prepare} would make something else, in letters and digits. The
   * server's own version and settings need not be in it.
   */
  String fingerprint();

  /**
   * Makes it on a server that holds nothing, or nothing but what a failed attempt left.
   *
   * @return what a later run must know about it; kept beside the data and given back in {@link
   *     PreparedServer#receipt}, where only this user can read it
   */
  String prepare(PostgresServer server) throws SQLException;

  /**
   * Makes what is the server's own and must not be alike on all copies, such as passwords. Called
   * once for each server that starts with the content, before anybody else uses it.
   *
   * @param receipt what {@link #prepare} returned
   * @return the receipt with what changed, for this JVM and for those that share the server
   */
  default String renew(PostgresServer server, String receipt) throws SQLException {
    return receipt;
  }
}

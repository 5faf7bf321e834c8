package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Migrations that bring a database's schema up to date.
 *
 * <pre>{@code
 * Migrations migrations = SqlFolder.at("db/migration");
 * MigrationReport report = migrations.apply(connection);
 * }</pre>
 *
 * <p>Implementations are immutable; {@link #apply} may run at the same time in several JVMs against
 * one database, which must leave it migrated once.
 */
public interface Migrations {

  /**
   * A digest of everything that decides what {@link #apply} makes: equal fingerprints make equal
   * schemas. Lower-case hexadecimal.
   */
  String fingerprint();

  /**
   * Applies what the database has not had yet.
   *
   * @param connection to the database, in auto-commit mode, allowed to create what the migrations
   *     create; left open and in auto-commit mode
   * @throws MigrationException when a migration fails; nothing of this call stays behind
   * @throws SQLException when the connection fails
   */
  MigrationReport apply(Connection connection) throws SQLException;

  /**
   * Applies what the database has not had yet, where other programs may be needed for it.
   *
   * <p>The same as {@link #apply(Connection)} unless a source starts processes, which need the
   * server's address and a password of their own: what consists of other sources hands the whole
   * target down to them.
   *
   * @throws MigrationException when a migration fails
   * @throws SQLException when the connection fails
   */
  default MigrationReport apply(MigrationTarget target) throws SQLException {
    return apply(target.connection());
  }
}

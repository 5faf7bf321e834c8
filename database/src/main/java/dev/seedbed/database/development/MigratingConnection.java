package dev.seedbed.database.development;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection in which migrations run, which another thread may break off.
 *
 * <p>The server is asked to cancel first: one that only loses its client works on to the end of the
 * statement, and keeps its locks.
 */
final class MigratingConnection {
  private static final Logger log = LoggerFactory.getLogger(MigratingConnection.class);

  private @Nullable Connection connection;
  private boolean brokenOff;

  /** From now on this connection is the one. */
  synchronized void begin(Connection used) throws SQLException {
    if (brokenOff) {
      used.close();
      throw DevelopmentErrors.brokenOff();
    }
    connection = used;
  }

  /** It has done its work. */
  synchronized void end() {
    connection = null;
  }

  /** Cancels what it is doing and closes it; later ones are refused. */
  synchronized void breakOff() {
    brokenOff = true;
    Connection used = connection;
    if (used == null) {
      return;
    }
    try {
      used.unwrap(PGConnection.class).cancelQuery();
      used.abort(Runnable::run);
    } catch (SQLException e) {
      log.debug("the connection was gone already", e);
    }
  }
}

package dev.seedbed.samples.automatos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Handles requests, each in a transaction of its own: what a request did is committed if it
 * succeeds, and rolled back as a whole if it fails. Thread-safe if the pool is.
 */
public final class Requests {

  private static final String ENTER_WORKSPACE = "SELECT set_config('app.workspace_id', ?, true)";

  private final DataSource pool;

  public Requests(DataSource pool) {
    this.pool = pool;
  }

  /** What a request does. */
  public interface Work<T> {
    T in(Session session) throws SQLException;
  }

  /** Does the work for a workspace, and for no other: row security holds it there. */
  public <T> T handle(UUID workspace, Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Session session = new Session(connection, workspace);
        // It ends with the transaction, so the next request of this connection starts without.
        session.query(ENTER_WORKSPACE, row -> row.getString(1), workspace.toString());
        T answer = work.in(session);
        connection.commit();
        return answer;
      } catch (SQLException | RuntimeException failure) {
        try {
          connection.rollback();
        } catch (SQLException rollbackFailure) {
          failure.addSuppressed(rollbackFailure);
        }
        throw failure;
      }
    }
  }
}

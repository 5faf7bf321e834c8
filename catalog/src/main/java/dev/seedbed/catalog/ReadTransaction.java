package dev.seedbed.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that a catalog is read in: one of its own for a connection in auto-commit, else
 * the caller's. Closing it leaves the connection as it was, whatever happened in between.
 */
final class ReadTransaction implements AutoCloseable {
  private static final int ONE_SNAPSHOT = Connection.TRANSACTION_REPEATABLE_READ;

  private final Connection connection;
  private final boolean own;
  private @Nullable Savepoint savepoint;

  ReadTransaction(Connection connection) throws SQLException {
    this.connection = connection;
    own = connection.getAutoCommit();
  }

  void begin() throws SQLException {
    if (!own) {
      // Rolling back to it undoes the settings of session.sql, and a failure of ours.
      savepoint = connection.setSavepoint();
      return;
    }
    // A connection that shares a test's transaction cannot have another isolation level.
    boolean oneSnapshot = connection.getMetaData().supportsTransactionIsolationLevel(ONE_SNAPSHOT);
    connection.setAutoCommit(false);
    if (oneSnapshot) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      }
    }
  }

  @Override
  public void close() throws SQLException {
    if (savepoint != null) {
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
    } else if (own && !connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}

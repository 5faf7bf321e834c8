package dev.seedbed.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that a catalog is read in: one of its own for a connection in auto-commit, else
 * the caller's. Closing it leaves the connection as it was, whatever happened in between.
 */
final class ReadTransaction implements AutoCloseable {
  private final Connection connection;
  private final boolean own;
  private final int isolation;
  private final boolean readOnly;
  private @Nullable Savepoint savepoint;

  ReadTransaction(Connection connection) throws SQLException {
    this.connection = connection;
    own = connection.getAutoCommit();
    isolation = own ? connection.getTransactionIsolation() : Connection.TRANSACTION_NONE;
    readOnly = own && connection.isReadOnly();
  }

  void begin() throws SQLException {
    if (own) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
    } else {
      // Rolling back to it undoes the settings of session.sql, and a failure of ours.
      savepoint = connection.setSavepoint();
    }
  }

  @Override
  public void close() throws SQLException {
    if (savepoint != null) {
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
    }
    if (own) {
      endOwn();
    }
  }

  private void endOwn() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    connection.setTransactionIsolation(isolation);
    connection.setReadOnly(readOnly);
  }
}

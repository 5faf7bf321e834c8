package dev.seedbed.database.isolation;

import dev.seedbed.database.report.WrittenRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;

/**
 * The transaction that isolates a test, and at most one logical transaction inside it.
 *
 * <p>Outside a logical transaction each statement counts as one of its own: the driver guards it
 * with a savepoint, and deferred constraints are checked at its end. Not thread-safe.
 */
final class PhysicalTransaction {
  private static final String START = "SELECT pg_catalog.transaction_timestamp()";
  private static final String CHECK_CONSTRAINTS = "SET CONSTRAINTS ALL IMMEDIATE";
  private static final String RELEASE = "RELEASE SAVEPOINT seedbed_transaction";

  /**
   * Defers the constraints that a transaction checks at its end unless told otherwise. {@code SET
   * CONSTRAINTS} knows them by schema and name only, so a name used twice in a schema counts for
   * both.
   */
  private static final String DEFER =
      """
      SELECT 'SET CONSTRAINTS ' || string_agg(DISTINCT format('%I.%I', n.nspname, c.conname), ', ')
        || ' DEFERRED'
      FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
      WHERE c.condeferred
      """;

  private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(5);

  private final BaseConnection connection;
  private final String start;

  private PhysicalTransaction(BaseConnection connection, String start) {
    this.connection = connection;
    this.start = start;
  }

  static PhysicalTransaction begin(Connection physical) throws SQLException {
    BaseConnection connection = physical.unwrap(BaseConnection.class);
    connection.setAutosave(AutoSave.NEVER);
    connection.setAutoCommit(false);
    execute(connection, CHECK_CONSTRAINTS);
    String start = Objects.requireNonNull(queryText(connection, START));
    connection.setAutosave(AutoSave.ALWAYS);
    return new PhysicalTransaction(connection, start);
  }

  BaseConnection connection() {
    return connection;
  }

  /** The name of its database, which the driver knows. */
  String database() {
    return connection.getQueryExecutor().getDatabase();
  }

  /** Begins a logical transaction. */
  void enter(boolean readOnly) throws SQLException {
    connection.setAutosave(AutoSave.NEVER);
    try {
      execute(connection, "SAVEPOINT seedbed_transaction");
      String defer = queryText(connection, DEFER);
      if (defer != null) {
        execute(connection, defer);
      }
      if (readOnly) {
        execute(connection, "SET TRANSACTION READ ONLY");
      }
    } catch (SQLException e) {
      connection.setAutosave(AutoSave.ALWAYS);
      throw e;
    }
  }

  /** Whether a statement of the logical transaction has failed, so that it cannot be committed. */
  boolean hasFailed() {
    return connection.getTransactionState() == TransactionState.FAILED;
  }

  /** Ends the logical transaction as a commit would; when this fails it is still open. */
  void commit() throws SQLException {
    execute(connection, CHECK_CONSTRAINTS);
    execute(connection, RELEASE);
    connection.setAutosave(AutoSave.ALWAYS);
  }

  /** Ends the logical transaction, whose work is taken back. */
  void rollback() throws SQLException {
    execute(connection, "ROLLBACK TO SAVEPOINT seedbed_transaction");
    execute(connection, RELEASE);
    connection.setAutosave(AutoSave.ALWAYS);
  }

  /**
   * Lines about the rows that were written, when nothing but {@link #end} is to follow.
   *
   * @param outside another connection to the same database
   */
  List<String> writtenRows(Connection outside) {
    List<String> lines = new ArrayList<>();
    try {
      connection.setNetworkTimeout(Runnable::run, (int) REPORT_TIMEOUT.toMillis());
      if (connection.getTransactionState() == TransactionState.FAILED) {
        rollback();
        lines.add("not those of the open transaction: a statement in it had failed");
      }
      connection.setAutosave(AutoSave.NEVER);
      if (connection.getTransactionState() == TransactionState.OPEN) {
        lines.addAll(0, WrittenRows.uncommitted(connection, outside));
      }
      connection.setNetworkTimeout(Runnable::run, 0);
    } catch (SQLException e) {
      lines.add("could not be read: " + e.getMessage());
    }
    return lines;
  }

  /** Takes back what was set for the session. */
  void resetSession() throws SQLException {
    execute(connection, "RESET SESSION AUTHORIZATION");
    execute(connection, "RESET ALL");
  }

  /**
   * Rolls everything back, outside any logical transaction, and readies the connection for the
   * next.
   *
   * @return whether the transaction was still the one that was begun
   */
  boolean end() throws SQLException {
    boolean same =
        switch (connection.getTransactionState()) {
          case IDLE -> false;
          case FAILED -> true;
          case OPEN -> start.equals(queryText(connection, START));
        };
    connection.setAutosave(AutoSave.NEVER);
    connection.rollback();
    connection.setAutoCommit(true);
    // What outlives a transaction: advisory locks, prepared statements, LISTEN.
    execute(connection, "DISCARD ALL");
    return same;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static @Nullable String queryText(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }
}

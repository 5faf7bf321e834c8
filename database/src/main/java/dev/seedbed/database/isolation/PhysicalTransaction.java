package dev.seedbed.database.isolation;

import dev.seedbed.database.report.WrittenRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;

/**
 * The transaction that isolates a test, and at most one logical transaction inside it.
 *
 * <p>Outside a logical transaction each statement counts as one of its own: the driver guards it
 * with a savepoint, and constraints are checked at its end. It begins when it is first needed, and
 * begins again while nothing has been written, so that {@code now()} moves on. Whatever can go to
 * the server together does. Not thread-safe.
 */
final class PhysicalTransaction {
  private static final String BEGIN = "SET CONSTRAINTS ALL IMMEDIATE; SAVEPOINT seedbed_test";
  private static final String BEGIN_AGAIN = "ROLLBACK; BEGIN; " + BEGIN;

  /** Fails if the savepoint is gone, which is to say: if this is another transaction. */
  private static final String END =
      "ROLLBACK TO SAVEPOINT seedbed_test; ROLLBACK; "
          // What outlives a transaction.
          + "SELECT pg_catalog.pg_advisory_unlock_all(); DEALLOCATE ALL; DISCARD SEQUENCES";

  private static final String WRITTEN = "SELECT pg_catalog.txid_current_if_assigned() IS NOT NULL";
  private static final String ENTER = "SAVEPOINT seedbed_transaction";
  private static final String COMMIT =
      "SET CONSTRAINTS ALL IMMEDIATE; RELEASE SAVEPOINT seedbed_transaction";
  private static final String ROLLBACK =
      "ROLLBACK TO SAVEPOINT seedbed_transaction; RELEASE SAVEPOINT seedbed_transaction";

  private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(5);

  private final BaseConnection connection;
  private final FactsMemory memory;
  private @Nullable DatabaseFacts changedFacts;
  private boolean begun;
  private boolean pinned;
  private boolean factsChanged;
  private long begins;
  private long units;

  private PhysicalTransaction(BaseConnection connection, FactsMemory memory) {
    this.connection = connection;
    this.memory = memory;
  }

  static PhysicalTransaction on(Connection physical, FactsMemory memory) throws SQLException {
    BaseConnection connection = physical.unwrap(BaseConnection.class);
    connection.setAutoCommit(false);
    return new PhysicalTransaction(connection, memory);
  }

  BaseConnection connection() {
    return connection;
  }

  /** The name of its database, which the driver knows. */
  String database() {
    return connection.getQueryExecutor().getDatabase();
  }

  /** Whether the time of {@code now()} stands still, because something has been written. */
  boolean isPinned() {
    return pinned;
  }

  /** How often it has begun; each time {@code now()} has moved on. */
  long begins() {
    return begins;
  }

  /** How many logical transactions there were, statements in auto-commit mode counted. */
  long units() {
    return units;
  }

  /** Keeps the transaction to the end of the test: it holds something that must not be lost. */
  void pin() {
    pinned = true;
  }

  /** Readies the connection for the next logical transaction, or statement in auto-commit mode. */
  void next() throws SQLException {
    units++;
    if (!begun) {
      begun = true;
      begins++;
      unguarded(BEGIN);
    } else if (!pinned) {
      pinned = "t".equals(queryText(WRITTEN));
      if (!pinned) {
        begins++;
        unguarded(BEGIN_AGAIN);
      }
    }
  }

  DatabaseFacts facts() throws SQLException {
    if (factsChanged) {
      changedFacts = DatabaseFacts.read(connection);
      factsChanged = false;
    }
    return changedFacts != null ? changedFacts : memory.get(connection);
  }

  /** The schema may be another one from here on. */
  void forgetFacts() {
    factsChanged = true;
  }

  /** Begins a logical transaction. */
  void enter(boolean readOnly) throws SQLException {
    String deferral = facts().deferral();
    unguarded(
        ENTER
            + (deferral == null ? "" : "; " + deferral)
            + (readOnly ? "; SET TRANSACTION READ ONLY" : ""));
    connection.setAutosave(AutoSave.NEVER);
  }

  /** Whether a statement of the logical transaction has failed, so that it cannot be committed. */
  boolean hasFailed() {
    return connection.getTransactionState() == TransactionState.FAILED;
  }

  /** Checks what was deferred. */
  void checkConstraints() throws SQLException {
    execute("SET CONSTRAINTS ALL IMMEDIATE");
  }

  /** Ends the logical transaction as a commit would; when this fails it is still open. */
  void commit() throws SQLException {
    execute(COMMIT);
    connection.setAutosave(AutoSave.ALWAYS);
  }

  /** Ends the logical transaction, whose work is taken back. */
  void rollback() throws SQLException {
    execute(ROLLBACK);
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
      connection.setAutosave(AutoSave.NEVER);
      if (connection.getTransactionState() == TransactionState.OPEN) {
        lines.addAll(WrittenRows.uncommitted(connection, outside));
      }
      connection.setNetworkTimeout(Runnable::run, 0);
    } catch (SQLException e) {
      lines.add("could not be read: " + e.getMessage());
    }
    return lines;
  }

  /**
   * Rolls everything back, outside any logical transaction, and readies the connection for the
   * next.
   *
   * @return whether the transaction was still the one that was begun
   */
  boolean end() throws SQLException {
    boolean same = true;
    if (begun) {
      connection.setAutosave(AutoSave.NEVER);
      try {
        execute(END);
      } catch (SQLException e) {
        if (connection.isClosed()) {
          throw e;
        }
        same = false;
        connection.rollback();
      }
    }
    connection.setAutoCommit(true);
    return same;
  }

  /** Runs what needs no guard: it cannot fail but by losing the connection. */
  private void unguarded(String sql) throws SQLException {
    connection.setAutosave(AutoSave.NEVER);
    try {
      execute(sql);
    } finally {
      connection.setAutosave(AutoSave.ALWAYS);
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Sets a setting for the session. */
  void setConfig(String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, false)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.execute();
    }
  }

  /** Whether a query finds something; if it fails, it does not. */
  boolean finds(String sql) throws SQLException {
    boolean inside = connection.getAutosave() == AutoSave.NEVER;
    connection.setAutosave(AutoSave.ALWAYS);
    try {
      return queryText(sql) != null;
    } catch (SQLException e) {
      return false;
    } finally {
      connection.setAutosave(inside ? AutoSave.NEVER : AutoSave.ALWAYS);
    }
  }

  @Nullable String queryText(String sql) throws SQLException {
    List<String> values = queryTexts(sql);
    return values.isEmpty() ? null : values.get(0);
  }

  /** The first column, nulls left out. */
  List<String> queryTexts(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        String value = rows.getString(1);
        if (value != null) {
          values.add(value);
        }
      }
      return values;
    }
  }
}

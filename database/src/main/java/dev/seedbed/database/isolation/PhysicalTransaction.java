package dev.seedbed.database.isolation;

import dev.seedbed.database.report.WrittenRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;

/**
 * The transaction that isolates a test, and at most one logical transaction inside it.
 *
 * <p>Outside a logical transaction each statement counts as one of its own: the driver guards it
 * with a savepoint. The transaction begins with the first statement, in the same message, and
 * begins again while nothing has been written, so that {@code now()} moves on; what is first in it
 * needs no guard. Not thread-safe.
 */
final class PhysicalTransaction {
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
  private final Set<Leftover> leftovers = EnumSet.noneOf(Leftover.class);
  private boolean begun;
  private boolean pinned;
  private boolean escaped;
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

  /** Something will have to be taken back that a rollback does not. */
  void leaves(Leftover leftover) {
    leftovers.add(leftover);
  }

  /** Readies the connection for the next logical transaction, or statement in auto-commit mode. */
  void next() throws SQLException {
    units++;
    noteState();
    if (begun && !pinned) {
      pinned = "t".equals(queryText(WRITTEN));
    }
    connection.setAutosave(pinned ? AutoSave.ALWAYS : AutoSave.NEVER);
    if (!pinned) {
      beginAgain();
    }
  }

  private void beginAgain() throws SQLException {
    connection.rollback();
    begun = false;
    begins++;
  }

  /** Takes back a statement in auto-commit mode that failed without a guard. */
  void recover() throws SQLException {
    if (hasFailed()) {
      beginAgain();
      pinned = false;
    }
  }

  /** Looks whether the transaction is still there; it costs no round trip. */
  void noteState() {
    boolean idle = connection.getTransactionState() == TransactionState.IDLE;
    escaped |= begun && idle;
    begun = !idle;
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
    connection.setAutosave(AutoSave.NEVER);
    execute(
        ENTER
            + (deferral == null ? "" : "; " + deferral)
            + (readOnly ? "; SET TRANSACTION READ ONLY" : ""));
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
    noteState();
    connection.setAutosave(AutoSave.NEVER);
    if (leftovers.isEmpty()) {
      connection.rollback();
    } else {
      execute(
          leftovers.stream()
              .map(Leftover::removal)
              .collect(Collectors.joining("; ", "ROLLBACK; ", "")));
    }
    connection.setAutoCommit(true);
    return !escaped;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The value of a setting, null if there is none of that name. */
  @Nullable String setting(String name) throws SQLException {
    return queryText("SELECT pg_catalog.current_setting('" + name.replace("'", "''") + "', true)");
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

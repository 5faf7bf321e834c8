package dev.seedbed.database.isolation;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;

/**
 * One test's view of a database: a transaction that is always rolled back.
 *
 * <p>{@link #dataSource} hands out logical connections over one physical connection, which behave
 * as connections of their own would: a {@code commit} releases a savepoint after checking deferred
 * constraints, a {@code rollback} goes back to it, and a statement that fails in auto-commit mode
 * takes back only itself. What would not behave as in real life is refused with an {@link
 * IsolationException}, which {@link #end} throws again if the code under test swallowed it.
 *
 * <pre>{@code
 * RollbackSession session = RollbackSession.begin(physical);
 * repository.use(session.dataSource());
 * session.end();   // everything is gone; the physical connection can be used again
 * }</pre>
 *
 * <p>Thread-safe: connections may be used by any thread; statements run one at a time.
 */
public final class RollbackSession {
  private static final String ACTIVE_SQL_TRANSACTION = "25001";
  private static final String BEGIN_SAVEPOINT = "SAVEPOINT seedbed_transaction";
  private static final String RELEASE_SAVEPOINT = "RELEASE SAVEPOINT seedbed_transaction";
  private static final String ROLLBACK_TO_SAVEPOINT = "ROLLBACK TO SAVEPOINT seedbed_transaction";

  /**
   * Constraints that a transaction checks at its end unless told otherwise. {@code SET CONSTRAINTS}
   * knows them by schema and name only, so a name used twice in a schema counts for both.
   */
  private static final String DEFER =
      """
      SELECT 'SET CONSTRAINTS ' || string_agg(DISTINCT format('%I.%I', n.nspname, c.conname), ', ')
        || ' DEFERRED'
      FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
      WHERE c.condeferred
      """;

  private final BaseConnection physical;
  private final ReentrantLock lock = new ReentrantLock();
  private final String started;
  private @Nullable OpenTransaction open;
  private @Nullable IsolationException refusal;
  private boolean ended;

  private RollbackSession(BaseConnection physical, String started) {
    this.physical = physical;
    this.started = started;
  }

  /** Work between the first statement of a logical transaction and its end. */
  private record OpenTransaction(LogicalConnection owner, Throwable begunAt) {}

  /**
   * Begins the transaction.
   *
   * @param physical a connection to PostgreSQL that nobody else uses until {@link #end}
   */
  public static RollbackSession begin(Connection physical) throws SQLException {
    BaseConnection connection = physical.unwrap(BaseConnection.class);
    connection.setAutosave(AutoSave.NEVER);
    connection.setAutoCommit(false);
    // Between logical transactions each statement is one of its own, at whose end all is checked.
    execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
    String started = queryText(connection, "SELECT pg_catalog.transaction_timestamp()");
    connection.setAutosave(AutoSave.ALWAYS);
    return new RollbackSession(connection, Objects.requireNonNull(started));
  }

  /** A source of logical connections; each call of {@code getConnection} gives a new one. */
  public DataSource dataSource() {
    return new SessionDataSource(this);
  }

  /** A new logical connection, in auto-commit mode. */
  public Connection connection() {
    return new LogicalConnection(this).proxy();
  }

  /**
   * Rolls everything back and readies the physical connection for the next session.
   *
   * @throws IsolationException when something was refused meanwhile, or when the transaction was
   *     ended behind this session's back, so that work may have been committed
   */
  public void end() throws SQLException {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      boolean escaped = !sameTransaction();
      physical.setAutosave(AutoSave.NEVER);
      physical.rollback();
      physical.setAutoCommit(true);
      // What outlives a transaction: advisory locks, prepared statements, LISTEN, sequence caches.
      execute(physical, "DISCARD ALL");
      if (refusal != null) {
        throw refusal;
      }
      if (escaped) {
        throw IsolationException.escaped();
      }
    } finally {
      lock.unlock();
    }
  }

  BaseConnection physical() {
    return physical;
  }

  /** Runs a JDBC call that may execute SQL, in the logical connection's own kind of transaction. */
  @Nullable Object execute(LogicalConnection by, @Nullable String sql, JdbcCall call)
      throws Throwable {
    lock.lock();
    try {
      List<SqlStatement> statements = sql == null ? List.of() : SqlScript.parse(sql).statements();
      for (SqlStatement statement : statements) {
        String reason = Refused.reason(statement);
        if (reason != null) {
          throw refuse(IsolationException.statement(statement.text(), reason));
        }
        by.noteSessionChange(statement);
      }
      enter(by);
      boolean readsOnce = by.autoCommits() && by.readsOnly();
      if (readsOnce) {
        begin(by);
      }
      try {
        return call.run();
      } finally {
        if (readsOnce) {
          rollback(by);
        }
      }
    } catch (SQLException e) {
      if (sql != null && ACTIVE_SQL_TRANSACTION.equals(e.getSQLState())) {
        throw refuse(IsolationException.statement(sql, Refused.IN_TRANSACTION));
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** Lets a logical connection at the physical one, beginning its transaction if it has one. */
  void enter(LogicalConnection by) throws SQLException {
    lock.lock();
    try {
      requireNotEnded();
      if (open != null && open.owner() != by) {
        throw refuse(IsolationException.collision(open.begunAt()));
      }
      if (open == null && !by.autoCommits()) {
        begin(by);
      }
    } finally {
      lock.unlock();
    }
  }

  private void begin(LogicalConnection by) throws SQLException {
    physical.setAutosave(AutoSave.NEVER);
    try {
      execute(physical, BEGIN_SAVEPOINT);
      String defer = queryText(physical, DEFER);
      if (defer != null) {
        execute(physical, defer);
      }
      if (by.readsOnly()) {
        execute(physical, "SET TRANSACTION READ ONLY");
      }
      open = new OpenTransaction(by, new Throwable("the transaction was begun here"));
    } catch (SQLException e) {
      physical.setAutosave(AutoSave.ALWAYS);
      throw e;
    }
  }

  /** Commits a logical connection's transaction; when that fails it is rolled back, as in life. */
  void commit(LogicalConnection by) throws SQLException {
    lock.lock();
    try {
      if (open == null || open.owner() != by) {
        return;
      }
      if (physical.getTransactionState() == TransactionState.FAILED) {
        rollback(by);
        throw new SQLException(
            "The transaction was rolled back instead of committed: a statement in it had failed.",
            "25P02");
      }
      try {
        execute(physical, "SET CONSTRAINTS ALL IMMEDIATE");
        execute(physical, RELEASE_SAVEPOINT);
        leave();
      } catch (SQLException e) {
        rollback(by);
        throw e;
      }
    } finally {
      lock.unlock();
    }
  }

  void rollback(LogicalConnection by) throws SQLException {
    lock.lock();
    try {
      if (open != null && open.owner() == by) {
        execute(physical, ROLLBACK_TO_SAVEPOINT);
        execute(physical, RELEASE_SAVEPOINT);
        leave();
      }
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    open = null;
    physical.setAutosave(AutoSave.ALWAYS);
  }

  /** Takes back what a closed connection had set for its session. */
  void resetSession() throws SQLException {
    lock.lock();
    try {
      if (!ended && open == null) {
        execute(physical, "RESET SESSION AUTHORIZATION");
        execute(physical, "RESET ALL");
      }
    } finally {
      lock.unlock();
    }
  }

  /** Notes a refusal, so that the test fails even if the code under test swallows the exception. */
  IsolationException refuse(IsolationException reason) {
    if (refusal == null) {
      refusal = reason;
    }
    return reason;
  }

  private void requireNotEnded() throws SQLException {
    if (ended) {
      throw new SQLException(
          "This connection belonged to a test that has ended; its transaction was rolled back.",
          "08003");
    }
  }

  private boolean sameTransaction() {
    try {
      if (open != null) {
        rollback(open.owner());
      }
      return physical.getTransactionState() == TransactionState.OPEN
          && started.equals(queryText(physical, "SELECT pg_catalog.transaction_timestamp()"));
    } catch (SQLException e) {
      return true; // a broken connection has committed nothing; the rollback below will report it
    }
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

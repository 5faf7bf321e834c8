package dev.seedbed.database.isolation;

import dev.seedbed.database.report.TestReport;
import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
 * RollbackSession session = pool.begin();
 * new AgentRepository(session.dataSource()).deleteAll();
 * session.end(); // the agents are back
 * }</pre>
 *
 * <p>Thread-safe: connections may be used by any thread; statements run one at a time.
 */
public final class RollbackSession implements TestSession {
  private static final String ACTIVE_SQL_TRANSACTION = "25001";
  private static final String CONNECTION_DOES_NOT_EXIST = "08003";
  private static final String IN_FAILED_SQL_TRANSACTION = "25P02";

  private final PhysicalTransaction physical;
  private final Lease lease;
  private final ReentrantLock lock = new ReentrantLock();
  private final OpenConnections connections = new OpenConnections();
  private @Nullable OpenTransaction open;
  private @Nullable IsolationException refusal;
  private boolean ended;

  private RollbackSession(PhysicalTransaction physical, Lease lease) {
    this.physical = physical;
    this.lease = lease;
  }

  /** A logical transaction, and where it executed its first statement. */
  private record OpenTransaction(LogicalConnection owner, Throwable begunAt) {}

  /** Begins the transaction, on a connection that is given back at the end. */
  static RollbackSession begin(Connection connection, Lease lease) throws SQLException {
    return new RollbackSession(PhysicalTransaction.begin(connection), lease);
  }

  /** A source of logical connections; each call of {@code getConnection} gives a new one. */
  @Override
  public DataSource dataSource() {
    return new SessionDataSource(this);
  }

  /** A new logical connection, in auto-commit mode. */
  @Override
  public Connection connection() {
    return new LogicalConnection(this).proxy();
  }

  /** As {@link #connection}, for code that may forget to close it. */
  Connection lend() {
    LogicalConnection connection = new LogicalConnection(this);
    connections.opened(connection);
    return connection.proxy();
  }

  /** A logical connection is about to be closed. */
  void closed(LogicalConnection connection) {
    connections.closed(connection);
  }

  @Override
  public String jdbcUrl() {
    throw IsolationException.noUrl(IsolationMode.ROLLBACK);
  }

  @Override
  public String database() {
    return physical.database();
  }

  @Override
  public TestReport report(Connection outside) {
    // A thread of the test may still be in a statement that never ends.
    if (!lock.tryLock()) {
      return TestReport.EMPTY.with(
          "rows written: not known, because a statement of the test still runs", List.of());
    }
    try {
      if (ended) {
        return TestReport.EMPTY;
      }
      LogicalConnection owner = open == null ? null : open.owner();
      List<String> rows = physical.writtenRows(outside);
      return TestReport.EMPTY
          .withAny("rows written", rows)
          .withAny("connections still open", connections.lines(owner));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Rolls everything back and gives the connection back. Further calls do nothing.
   *
   * @throws IsolationException when something was refused meanwhile, or when the transaction was
   *     ended behind this session's back, so that work may have been committed
   * @throws SQLException when the connection was lost
   */
  @Override
  public void end() throws SQLException {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      boolean same;
      try {
        if (open != null) {
          rollback(open.owner());
        }
        same = physical.end();
      } catch (SQLException e) {
        lease.discard(physical.connection());
        throw e;
      }
      if (same) {
        lease.giveBack(physical.connection());
      } else {
        lease.discard(physical.connection());
      }
      if (refusal != null) {
        throw refusal;
      }
      if (!same) {
        throw IsolationException.escaped();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The driver's connection, on which only {@link #execute} may run SQL. */
  Connection driver() {
    return physical.connection();
  }

  /**
   * Runs a JDBC call that may execute SQL, in the logical connection's own kind of transaction.
   *
   * @param sql what it executes, null if that is not known
   */
  @Nullable Object execute(LogicalConnection by, @Nullable String sql, JdbcCall call)
      throws Throwable {
    lock.lock();
    try {
      by.requireOpen();
      if (sql != null) {
        inspect(by, sql);
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
        throw refuse(IsolationException.statement(sql, Refused.NOT_IN_A_TRANSACTION));
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private void inspect(LogicalConnection by, String sql) {
    for (SqlStatement statement : SqlScript.parse(sql).statements()) {
      Optional<Refused> reason = Refused.of(statement);
      if (reason.isPresent()) {
        throw refuse(IsolationException.statement(statement.text(), reason.get()));
      }
      by.noteSessionChange(statement);
    }
  }

  /** Lets a logical connection at the physical one, beginning its transaction if it has one. */
  void enter(LogicalConnection by) throws SQLException {
    lock.lock();
    try {
      if (ended) {
        throw new SQLException(
            "This connection belonged to a test that has ended; its transaction was rolled back.",
            CONNECTION_DOES_NOT_EXIST);
      }
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
    physical.enter(by.readsOnly());
    open = new OpenTransaction(by, new Throwable("the open transaction began here"));
  }

  /** Commits a logical connection's transaction; when that fails it is rolled back, as in life. */
  void commit(LogicalConnection by) throws SQLException {
    lock.lock();
    try {
      if (open == null || open.owner() != by) {
        return;
      }
      if (physical.hasFailed()) {
        rollback(by);
        throw new SQLException(
            "The transaction was rolled back instead of committed: a statement in it had failed.",
            IN_FAILED_SQL_TRANSACTION);
      }
      try {
        physical.commit();
        open = null;
      } catch (SQLException e) {
        rollback(by);
        throw e;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Rolls a logical connection's transaction back, if it has begun one. */
  void rollback(LogicalConnection by) throws SQLException {
    lock.lock();
    try {
      if (open != null && open.owner() == by) {
        physical.rollback();
        open = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes back what a closed connection had set for its session. */
  void resetSession() throws SQLException {
    lock.lock();
    try {
      if (!ended && open == null) {
        physical.resetSession();
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
}

package dev.seedbed.database.isolation;

import dev.seedbed.database.report.TestReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

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
 * <p>Thread-safe: connections may be used by any thread; statements run one at a time, and a thread
 * waits for a moment while another one's transaction is open.
 */
public final class RollbackSession implements TestSession {
  private final PhysicalTransaction physical;
  private final LogicalTransactions transactions;
  private final Lease lease;
  private final AtomicBoolean ended = new AtomicBoolean();

  private RollbackSession(PhysicalTransaction physical, Lease lease) {
    this.physical = physical;
    this.transactions = new LogicalTransactions(physical);
    this.lease = lease;
  }

  /** Begins the session, on a connection that is given back at the end. */
  static RollbackSession begin(Connection connection, Lease lease) throws SQLException {
    return new RollbackSession(PhysicalTransaction.on(connection, lease.facts()), lease);
  }

  /** A source of logical connections; each call of {@code getConnection} gives a new one. */
  @Override
  public DataSource dataSource() {
    return new SessionDataSource(transactions::lend);
  }

  @Override
  public DataSource owner() {
    return new SessionDataSource(
        () -> lease.runsAsRole() ? AsOwner.set(transactions.lend()) : transactions.lend());
  }

  /** A new logical connection, in auto-commit mode. */
  @Override
  public Connection connection() {
    return new LogicalConnection(transactions).proxy();
  }

  /** The driver's connection, which is not the test's to use. */
  Connection driver() {
    return physical.connection();
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
    return transactions.report(outside);
  }

  /**
   * Rolls everything back and gives the connection back. Further calls do nothing.
   *
   * @throws IsolationException when something was refused meanwhile, when the connection was lost,
   *     when the test ended in a transaction that could not have been committed, or when the
   *     transaction was ended behind this session's back, so that work may have been committed
   * @throws SQLException when the connection is lost while it rolls back
   */
  @Override
  public void end() throws SQLException {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    boolean same;
    try {
      same = transactions.end();
    } catch (SQLException e) {
      lease.discard(driver());
      throw e;
    }
    if (same) {
      lease.giveBack(driver());
    } else {
      lease.discard(driver());
    }
    IsolationException refusal = transactions.refusal();
    if (refusal != null) {
      throw refusal;
    }
    if (!same) {
      throw IsolationException.escaped();
    }
  }
}

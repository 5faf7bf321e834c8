package dev.seedbed.database.isolation;

import dev.seedbed.database.report.TestReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One test's view of a database that others read at the same time.
 *
 * <p>Connections are real and have transactions of their own. A statement that writes is refused
 * with an {@link IsolationException} that names it, and {@link #end} throws it again if the code
 * under test swallowed it; so is what would let a transaction write, and what other tests would
 * feel: advisory locks and notifications.
 *
 * <p>Thread-safe.
 */
public final class ReadOnlySession implements TestSession {
  private final ReadOnlyPool pool;
  private final OpenConnections open = new OpenConnections();
  private final List<ReadOnlyConnection> all = new ArrayList<>();
  private @Nullable IsolationException refusal;
  private boolean ended;

  ReadOnlySession(ReadOnlyPool pool) {
    this.pool = pool;
  }

  @Override
  public DataSource dataSource() {
    return new SessionDataSource(this::lend);
  }

  @Override
  public DataSource owner() {
    return new SessionDataSource(() -> AsOwner.set(pool.login(), lend()));
  }

  @Override
  public Connection connection() throws SQLException {
    requireOngoing();
    return open().proxy();
  }

  /** As {@link #connection}, for code that may forget to close it. */
  private Connection lend() throws SQLException {
    requireOngoing();
    ReadOnlyConnection connection = open();
    open.opened(connection);
    return connection.proxy();
  }

  private ReadOnlyConnection open() throws SQLException {
    ReadOnlyConnection connection = new ReadOnlyConnection(this, pool.take());
    synchronized (this) {
      all.add(connection);
    }
    return connection;
  }

  /** Whether a statement may leave something in its session, null if it is not known. */
  boolean leavesTraces(@Nullable String sql) {
    return pool.traces().mayBeLeftBy(sql);
  }

  ReadOnlyGuard guard() {
    return pool.guard();
  }

  private synchronized void requireOngoing() throws SQLException {
    if (ended) {
      throw new SQLException("This DataSource belonged to a test that has ended.", "08003");
    }
  }

  /** The code under test has closed it. */
  void closed(ReadOnlyConnection connection) {
    open.closed(connection);
    synchronized (this) {
      if (ended) {
        return;
      }
      all.remove(connection);
    }
    pool.giveBack(connection.lent());
  }

  @Override
  public String jdbcUrl() {
    throw IsolationException.noUrl(IsolationMode.READ_ONLY);
  }

  @Override
  public String database() {
    return pool.database();
  }

  @Override
  public TestReport report(Connection outside) {
    return TestReport.EMPTY.withAny("connections still open", open.lines(null));
  }

  @Override
  public void end() {
    List<ReadOnlyConnection> leaked;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      leaked = List.copyOf(all);
    }
    // Somebody may go on using them, so nobody else may.
    leaked.forEach(connection -> pool.discard(connection.lent()));
    if (refusal != null) {
      throw refusal;
    }
  }

  /** Notes a refusal, so that the test fails even if the code under test swallows the exception. */
  synchronized IsolationException refuse(IsolationException reason) {
    if (refusal == null) {
      refusal = reason;
    }
    return reason;
  }
}

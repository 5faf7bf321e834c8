package dev.seedbed.database.isolation;

import dev.seedbed.database.report.TestReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the logical connections of a test at the physical one, one transaction after the other.
 *
 * <p>Thread-safe: statements run one at a time, and a thread waits for a moment while another one's
 * transaction is open.
 */
final class LogicalTransactions {
  private static final String ACTIVE_SQL_TRANSACTION = "25001";
  private static final String INVALID_TRANSACTION_TERMINATION = "2D000";
  private static final String CONNECTION_DOES_NOT_EXIST = "08003";

  private final PhysicalTransaction physical;
  private final SessionStates states;
  private final Inspection inspection;
  private final Turns turns;
  private final ReentrantLock lock;
  private final OpenConnections connections = new OpenConnections();
  private final Map<LogicalConnection, Integer> changesBy = new HashMap<>();
  private int changes;
  private @Nullable IsolationException refusal;
  private volatile boolean ended;

  LogicalTransactions(PhysicalTransaction physical) {
    this.physical = physical;
    this.turns = new Turns(physical);
    this.lock = turns.lock();
    this.states = new SessionStates(physical);
    this.inspection = new Inspection(physical, states);
  }

  /** A connection for code that may forget to close it. */
  Connection lend() {
    LogicalConnection connection = new LogicalConnection(this);
    connections.opened(connection);
    return connection.proxy();
  }

  /** What a failed test wants to know. */
  TestReport report(Connection outside) {
    if (!turns.stopOthers()) {
      return TestReport.EMPTY.with(
          "rows written: not known, because a statement of the test still runs", List.of());
    }
    try {
      if (ended) {
        return TestReport.EMPTY;
      }
      OpenTransaction open = turns.open();
      LogicalConnection owner = open == null ? null : open.owner();
      List<String> rows = new ArrayList<>();
      if (owner != null && physical.hasFailed()) {
        turns.rollback(owner);
        rows.add("not those of the open transaction: a statement in it had failed");
      }
      rows.addAll(0, physical.writtenRows(outside));
      return TestReport.EMPTY
          .withAny("rows written", rows)
          .withAny("connections still open", connections.lines(owner));
    } catch (SQLException e) {
      return TestReport.EMPTY.with("rows written: could not be read: " + e.getMessage(), List.of());
    } finally {
      lock.unlock();
    }
  }

  /** What was refused first, if anything was. */
  @Nullable IsolationException refusal() {
    return refusal;
  }

  /**
   * Rolls everything back; further calls do nothing.
   *
   * @return whether the connection can be used again
   */
  boolean end() throws SQLException {
    lock.lock();
    try {
      ended = true;
      if (physical.connection().isClosed()) {
        refuse(IsolationException.lost());
        return false;
      }
      OpenTransaction open = turns.open();
      if (open != null) {
        checkBeforeEnd(open);
        turns.rollback(open.owner());
      }
      return physical.end();
    } finally {
      lock.unlock();
    }
  }

  private void checkBeforeEnd(OpenTransaction unfinished) {
    if (!physical.hasFailed()) {
      try {
        physical.checkConstraints();
      } catch (SQLException e) {
        refuse(IsolationException.unfinished(unfinished.begun(), e));
      }
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
    return run(by, sql, call, true);
  }

  /** Starts a COPY, which {@link #endCopy} ends. */
  Object beginCopy(LogicalConnection by, String sql, JdbcCall start) throws SQLException {
    try {
      return Objects.requireNonNull(run(by, sql, start, false));
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Object run(
      LogicalConnection by, @Nullable String sql, JdbcCall call, boolean ends) throws Throwable {
    lock.lock();
    try {
      by.requireOpen();
      List<Effects> effects = sql == null ? List.of() : inspection.of(by, sql);
      enter(by);
      boolean alone =
          by.autoCommits()
              && turns.open() == null
              && (!ends || inspection.needTransaction(by, effects));
      if (alone) {
        turns.begin(by);
      }
      try {
        inspection.before(by, turns.open(), effects);
        @Nullable Object result = call.run();
        inspection.after(effects);
        if (effects.stream().anyMatch(Effects::mayDefine)) {
          changes++;
          changesBy.merge(by, 1, Integer::sum);
        }
        if (alone && ends) {
          turns.commit(by);
        }
        return result;
      } catch (Throwable e) {
        if (alone) {
          turns.rollbackAfter(e, by);
        } else if (turns.open() == null && !physical.connection().isClosed()) {
          physical.recover();
        }
        throw e;
      } finally {
        physical.noteState();
      }
    } catch (IsolationException e) {
      throw refuse(e);
    } catch (SQLException e) {
      throw sql == null ? e : refusedInstead(by, sql, e);
    } finally {
      lock.unlock();
    }
  }

  /** Some errors are there only because the test runs in a transaction. */
  private Exception refusedInstead(LogicalConnection by, String sql, SQLException e) {
    if (ACTIVE_SQL_TRANSACTION.equals(e.getSQLState())) {
      return refuse(IsolationException.statement(sql, Refused.NOT_IN_A_TRANSACTION));
    }
    if (INVALID_TRANSACTION_TERMINATION.equals(e.getSQLState()) && by.autoCommits()) {
      return refuse(IsolationException.statement(sql, Refused.COMMITTING_PROCEDURE));
    }
    return e;
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
      if (physical.connection().isClosed()) {
        throw IsolationException.lost();
      }
      turns.await(by);
      if (turns.open() == null) {
        physical.next();
        states.switchTo(by);
        if (!by.autoCommits()) {
          turns.begin(by);
        }
      }
    } catch (IsolationException e) {
      throw refuse(e);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the transaction that a COPY in auto-commit mode is. */
  void endCopy(LogicalConnection by, boolean commit) throws SQLException {
    if (by.autoCommits() && commit) {
      turns.commit(by);
    } else if (by.autoCommits()) {
      turns.rollback(by);
    }
  }

  /** How often other connections may have changed the schema. */
  int changesByOthers(LogicalConnection by) {
    return changes - changesBy.getOrDefault(by, 0);
  }

  /** A lost connection is told as such, whatever the driver would say of it. */
  void requireConnection() throws SQLException {
    if (!ended && physical.connection().isClosed()) {
      throw refuse(IsolationException.lost());
    }
  }

  /** The transactions of the connections. */
  Turns turns() {
    return turns;
  }

  /** Lets a connection go, and its session with it. */
  void close(LogicalConnection by) throws SQLException {
    lock.lock();
    try {
      connections.closed(by);
      if (!ended) {
        turns.rollback(by);
        states.close(by);
      }
    } finally {
      lock.unlock();
    }
  }

  /** A connection changes its session by other means than SQL. */
  void noteSettings(LogicalConnection by) {
    lock.lock();
    try {
      states.noteSettings(by);
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

package dev.seedbed.database.isolation;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The logical transactions of a test, of which one at a time is open.
 *
 * <p>Thread-safe: whoever holds {@link #lock} has the physical connection.
 */
final class Turns {
  private static final long PATIENCE_SECONDS = 3;

  private final PhysicalTransaction physical;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition free = lock.newCondition();
  private @Nullable OpenTransaction open;

  Turns(PhysicalTransaction physical) {
    this.physical = physical;
  }

  ReentrantLock lock() {
    return lock;
  }

  /**
   * Takes the lock. A thread of the test may still be in a statement, perhaps for ever: it is
   * cancelled.
   *
   * @return whether the lock was had in time
   */
  boolean stopOthers() {
    if (lock.tryLock()) {
      return true;
    }
    boolean interrupted = Thread.interrupted();
    try {
      physical.connection().cancelQuery();
      return lock.tryLock(2, TimeUnit.SECONDS);
    } catch (SQLException e) {
      return false;
    } catch (InterruptedException e) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The open transaction, null if there is none. */
  @Nullable OpenTransaction open() {
    return open;
  }

  /**
   * Waits for another connection's transaction, if one is open: one after the other is an order
   * that real life may have chosen too.
   *
   * @throws IsolationException when it does not end, or cannot because it is this thread's own
   */
  void await(LogicalConnection by) {
    for (OpenTransaction other = open; other != null && other.owner() != by; other = open) {
      awaitEnd(other);
    }
  }

  private void awaitEnd(OpenTransaction other) {
    Place second = Place.here("another connection was used here");
    if (other.begun().thread() != second.thread() && other.begun().thread().isAlive()) {
      try {
        long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (open == other && nanos > 0) {
          nanos = free.awaitNanos(nanos);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (open == other) {
      throw IsolationException.collision(other.begun(), second);
    }
  }

  /** Begins a connection's transaction. */
  void begin(LogicalConnection by) throws SQLException {
    physical.enter(by.readsOnly());
    open = new OpenTransaction(by);
  }

  /** Tells a connection's open transaction what the driver does in it. */
  void note(LogicalConnection by, Consumer<OpenTransaction> what) {
    if (open != null && open.owner() == by) {
      what.accept(open);
    }
  }

  /** Commits a logical connection's transaction; when that fails it is rolled back, as in life. */
  void commit(LogicalConnection by) throws SQLException {
    lock.lock();
    try {
      OpenTransaction ending = open;
      if (ending == null || ending.owner() != by) {
        return;
      }
      if (physical.hasFailed()) {
        // Without a word, as the server does.
        rollback(by);
        return;
      }
      try {
        physical.commit();
      } catch (SQLException e) {
        rollbackAfter(e, by);
        throw e;
      }
      close();
      ending.endAfterCommit(physical);
    } finally {
      lock.unlock();
    }
  }

  /** Rolls a logical connection's transaction back, if it has begun one. */
  void rollback(LogicalConnection by) throws SQLException {
    lock.lock();
    try {
      if (open != null && open.owner() == by) {
        close();
        if (!physical.connection().isClosed()) {
          physical.rollback();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void close() {
    open = null;
    free.signalAll();
  }

  /** Rolls back because of a failure, which is to stay the one that is told. */
  void rollbackAfter(Throwable failure, LogicalConnection by) {
    try {
      rollback(by);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}

package dev.seedbed.database.isolation;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of a template that are ready before somebody asks for them.
 *
 * <p>None is made before the first is asked for. Whoever has to wait shows that there were too few:
 * from then on one more is kept ready.
 *
 * <p>Thread-safe.
 */
final class ClonePool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ClonePool.class);
  private static final int MOST = 4 + 2 * Cluster.MAKERS;

  /** A copy takes well under a second; this is for servers that hang. */
  private static final long PATIENCE_SECONDS = 120;

  private static final int VALIDATION_SECONDS = 5;

  private final Cluster cluster;
  private final Template template;
  private final String fingerprint;
  private final Untouched untouched;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Copy> ready = new ArrayDeque<>();
  private final Deque<Exception> failures = new ArrayDeque<>();
  private final Runnable closeIdle = this::dropReady;
  private int wanted;
  private int waiting;
  private int making;
  private boolean closed;

  ClonePool(Cluster cluster, Template template, String fingerprint) {
    this.cluster = cluster;
    this.template = template;
    this.fingerprint = fingerprint;
    this.untouched = new Untouched(template.sequences());
    cluster.connections().register(closeIdle);
  }

  /** A copy, which the caller gives back or drops. */
  Copy take() throws SQLException {
    Copy copy = takeAny();
    while (!copy.connection().isValid(VALIDATION_SECONDS)) {
      // The server has ended it, or has ended itself.
      discard(copy);
      copy = takeAny();
    }
    return copy;
  }

  private Copy takeAny() throws SQLException {
    lock.lock();
    try {
      if (ready.isEmpty()) {
        wanted = Math.min(MOST, wanted + 1);
        waiting++;
        try {
          awaitCopy();
        } finally {
          waiting--;
        }
      }
      Copy copy = ready.remove();
      fill();
      return copy;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for a copy of the database.", e);
    } finally {
      lock.unlock();
    }
  }

  private void awaitCopy() throws InterruptedException, SQLException {
    long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (ready.isEmpty()) {
      fill();
      Exception failure = failures.poll();
      if (failure instanceof SQLException e) {
        throw new SQLException(e.getMessage(), e.getSQLState(), e);
      }
      if (failure instanceof CopyException e) {
        throw e.again();
      }
      if (failure != null) {
        throw new IllegalStateException(failure);
      }
      if (closed || nanos <= 0) {
        throw new SQLException("No copy of the database " + template.database() + " was made.");
      }
      nanos = changed.awaitNanos(nanos);
    }
  }

  /** Starts making what is missing. */
  private void fill() {
    while (!closed && making < Cluster.MAKERS && making + ready.size() < wanting()) {
      try {
        cluster.makers().execute(this::makeOne);
        making++;
      } catch (RejectedExecutionException e) {
        closed = true;
        changed.signalAll();
      }
    }
  }

  private int wanting() {
    return waiting + (cluster.connections().hasPlenty() ? wanted : 0);
  }

  private void makeOne() {
    Copy made = null;
    Exception failure = null;
    try {
      made = make();
    } catch (RuntimeException | SQLException e) {
      failure = e;
    }
    lock.lock();
    try {
      making--;
      if (made != null) {
        if (closed) {
          discard(made);
        } else {
          ready.addLast(made);
        }
      } else if (failure != null && failures.size() < waiting) {
        failures.add(failure);
      } else {
        log.debug("no copy of {} was made ahead of its use", template.database(), failure);
        return;
      }
      changed.signal();
      fill();
    } finally {
      lock.unlock();
    }
  }

  private Copy make() throws SQLException {
    String database = cluster.copy(template, fingerprint);
    var connection = cluster.openNew(database, new Properties());
    try {
      untouched.learn(connection);
      return new Copy(database, connection);
    } catch (SQLException e) {
      cluster.connections().close(connection);
      cluster.drop(database);
      throw e;
    }
  }

  /** Tells whether a copy was written to. */
  Untouched untouched() {
    return untouched;
  }

  /** Takes back a copy that is as it was. */
  void giveBack(Copy copy) {
    lock.lock();
    try {
      if (closed || ready.size() >= MOST) {
        discard(copy);
      } else {
        ready.addFirst(copy);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void discard(Copy copy) {
    cluster.connections().close(copy.connection());
    cluster.drop(copy.database());
  }

  /** For those who wait for a connection. */
  private void dropReady() {
    lock.lock();
    try {
      while (ready.size() > waiting) {
        discard(ready.removeLast());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Drops what is ready; copies in use are their sessions' to drop. */
  @Override
  public void close() {
    cluster.connections().unregister(closeIdle);
    lock.lock();
    try {
      closed = true;
      ready.forEach(this::discard);
      ready.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

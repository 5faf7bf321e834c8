package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The connections of all read-only tests to the one database that they share.
 *
 * <p>Thread-safe. What a test did to its session is taken back in the background, so that it does
 * not wait for that.
 */
final class ReadOnlyPool implements AutoCloseable {
  private static final String READ_ONLY = "default_transaction_read_only=on";

  private final Cluster cluster;
  private final String database;
  private final ConcurrentLinkedDeque<LentConnection> clean = new ConcurrentLinkedDeque<>();
  private final ConcurrentLinkedDeque<LentConnection> used = new ConcurrentLinkedDeque<>();
  private final SessionTraces traces = new SessionTraces();
  private final ReadOnlyGuard guard = new ReadOnlyGuard();
  private final Runnable closeIdle = this::closeIdle;
  private volatile boolean closed;

  ReadOnlyPool(Cluster cluster, String database) {
    this.cluster = cluster;
    this.database = database;
    cluster.connections().register(closeIdle);
  }

  Login login() {
    return cluster.login();
  }

  SessionTraces traces() {
    return traces;
  }

  ReadOnlyGuard guard() {
    return guard;
  }

  String database() {
    return database;
  }

  /** A connection as new. */
  LentConnection take() throws SQLException {
    LentConnection known = clean.poll();
    if (known != null) {
      return known;
    }
    LentConnection dirty = used.poll();
    if (dirty != null) {
      try {
        dirty.renew();
        return dirty;
      } catch (SQLException e) {
        discard(dirty);
      }
    }
    try {
      Connection opened = cluster.connections().open(database, new Properties(), READ_ONLY);
      traces.learn(opened);
      return new LentConnection(opened);
    } catch (SQLException e) {
      throw ServerGone.explained(cluster.login(), e);
    }
  }

  void giveBack(LentConnection lent) {
    if (!lent.isUsed()) {
      clean.push(lent);
      return;
    }
    used.push(lent);
    cluster.inBackground(this::renewOne);
  }

  private void renewOne() throws SQLException {
    LentConnection dirty = used.poll();
    if (dirty == null) {
      return;
    }
    if (closed) {
      discard(dirty);
      return;
    }
    try {
      dirty.renew();
      clean.add(dirty);
    } catch (SQLException e) {
      discard(dirty);
      throw e;
    }
  }

  void discard(LentConnection lent) {
    cluster.connections().close(lent.physical());
  }

  private void closeIdle() {
    for (LentConnection lent = clean.poll(); lent != null; lent = clean.poll()) {
      discard(lent);
    }
  }

  @Override
  public void close() {
    closed = true;
    cluster.connections().unregister(closeIdle);
    closeIdle();
    for (LentConnection lent = used.poll(); lent != null; lent = used.poll()) {
      discard(lent);
    }
  }
}

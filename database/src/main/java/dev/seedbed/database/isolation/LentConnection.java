package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A physical connection that is lent again and again.
 *
 * <p>Not thread-safe: nobody uses it but the one that it is lent to.
 */
final class LentConnection {
  private final Connection physical;
  private volatile boolean used;

  /**
   * @param physical as the driver opened it
   */
  LentConnection(Connection physical) {
    this.physical = physical;
  }

  Connection physical() {
    return physical;
  }

  /** Makes it as new, unless it is. */
  void renew() throws SQLException {
    if (!used) {
      return;
    }
    if (!physical.getAutoCommit()) {
      physical.rollback();
      physical.setAutoCommit(true);
    }
    physical.setReadOnly(false);
    physical.setNetworkTimeout(Runnable::run, 0);
    physical.clearWarnings();
    try (Statement statement = physical.createStatement()) {
      statement.execute("DISCARD ALL");
    }
    used = false;
  }

  /** Whether there may be something to be taken back before it is lent again. */
  boolean isUsed() {
    return used;
  }

  void markUsed() {
    used = true;
  }
}

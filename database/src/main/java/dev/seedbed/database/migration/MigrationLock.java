package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The advisory lock of a database's migrators; held until closed, by the session, so that it
 * outlives the transactions within. A session that has it may take it again.
 */
final class MigrationLock implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private static final String HOLDER =
      """
      SELECT activity.pid, activity.application_name, activity.usename,
        to_char(activity.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')
      FROM pg_locks AS lock
      JOIN pg_stat_activity AS activity ON activity.pid = lock.pid
      WHERE lock.locktype = 'advisory' AND lock.granted AND lock.objsubid = 1
        AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND lock.classid = ((?::bigint >> 32) & 4294967295)::oid
        AND lock.objid = (?::bigint & 4294967295)::oid
      """;

  private final Connection connection;
  private final long key;

  private MigrationLock(Connection connection, long key) {
    this.connection = connection;
    this.key = key;
  }

  /**
   * Takes the lock, or waits for it.
   *
   * @param connection in auto-commit mode
   * @throws MigrationException that names the holder, if it is not free in time
   */
  private static MigrationLock acquire(Connection connection, MigrationOptions options)
      throws SQLException {
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    // Not pg_advisory_lock: who waits in a statement holds a snapshot, for which the holder's
    // CREATE INDEX CONCURRENTLY would wait in turn.
    while (!call(connection, "SELECT pg_try_advisory_lock(?)", options.lockKey())) {
      Duration left = options.lockWait().minusNanos(System.nanoTime() - start);
      if (left.isNegative() || left.isZero()) {
        throw timedOut(connection, options);
      }
      Pause.of(pause.compareTo(left) < 0 ? pause : left);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }
    return new MigrationLock(connection, options.lockKey());
  }

  /** What somebody does while the lock is held. */
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Takes the lock, does the work, and gives the lock back. */
  static <T> T during(Connection connection, MigrationOptions options, Work<T> work)
      throws SQLException {
    MigrationLock lock = acquire(connection, options);
    try (lock) {
      return work.run();
    }
  }

  private static boolean call(Connection connection, String sql, long key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  private static MigrationException timedOut(Connection connection, MigrationOptions options)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
      statement.setLong(1, options.lockKey());
      statement.setLong(2, options.lockKey());
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return RunErrors.lockTimeout(connection.getCatalog(), options, null, 0);
        }
        String holder =
            "process "
                + rows.getInt(1)
                + ", application "
                + orUnknown(rows.getString(2))
                + ", user "
                + orUnknown(rows.getString(3))
                + ", connected since "
                + orUnknown(rows.getString(4));
        return RunErrors.lockTimeout(connection.getCatalog(), options, holder, rows.getInt(1));
      }
    }
  }

  private static String orUnknown(@Nullable String text) {
    return text == null || text.isEmpty() ? "(not shown)" : text;
  }

  /** Gives the lock back; with a connection that is closed it is gone already. */
  @Override
  public void close() throws SQLException {
    if (!connection.isClosed()) {
      call(connection, "SELECT pg_advisory_unlock(?)", key);
    }
  }
}

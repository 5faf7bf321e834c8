package dev.seedbed.database.migration.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds migrators at their first table until both are there, so that one cannot be done before the
 * other begins.
 */
final class Gate implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** Every table, index and view needs a row there. */
  private static final String CLOSE = "LOCK TABLE pg_catalog.pg_class IN SHARE MODE";

  private static final String COME =
      """
      SELECT count(*) FILTER (WHERE wait_event_type = 'Lock') AS held,
        count(*) FILTER (WHERE query <> '') AS come
      FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND backend_type = 'client backend'
      """;

  private final Connection connection;
  private final boolean closed;

  private Gate(Connection connection, boolean closed) {
    this.connection = connection;
    this.closed = closed;
  }

  /** A closed gate; an open one where the role may not lock the server's tables. */
  static Gate closed(ThrowawayDatabase database) throws SQLException {
    Connection connection = database.release();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(CLOSE);
      return new Gate(connection, true);
    } catch (SQLException e) {
      connection.rollback();
      return new Gate(connection, false);
    }
  }

  void openWhenBothHaveCome(List<? extends Future<?>> migrators) throws SQLException {
    long start = System.nanoTime();
    while (closed
        && !bothHaveCome()
        && migrators.stream().noneMatch(Future::isDone)
        && System.nanoTime() - start < LONGEST.toNanos()) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    connection.rollback();
  }

  /** One is held; the other is held too, or waits in its own way and has said something. */
  private boolean bothHaveCome() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Within a transaction the view does not change unless told to.
      statement.execute("SELECT pg_stat_clear_snapshot()");
      try (ResultSet rows = statement.executeQuery(COME)) {
        rows.next();
        return rows.getInt("held") > 0 && rows.getInt("come") > 1;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

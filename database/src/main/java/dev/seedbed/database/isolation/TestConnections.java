package dev.seedbed.database.isolation;

import dev.seedbed.catalog.ErrorMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All physical connections that tests have, of which there are no more than the server can bear:
 * whoever asks for one more waits until another is closed.
 *
 * <p>Thread-safe.
 */
final class TestConnections {
  private static final Logger log = LoggerFactory.getLogger(TestConnections.class);

  /** For making and dropping databases, and for whoever looks at the server while tests run. */
  private static final int RESERVE = 8;

  private static final String TOO_MANY = "53300";

  private static final String LIMITS =
      """
      SELECT current_setting('max_connections')::int,
        current_setting('superuser_reserved_connections')::int
          + coalesce(current_setting('reserved_connections', true)::int, 0)
      """;

  private final Login login;
  private final Duration patience;
  private final Set<Connection> open = Collections.synchronizedSet(newIdentitySet());
  private final CopyOnWriteArrayList<Runnable> idleHolders = new CopyOnWriteArrayList<>();
  private @Nullable Limit limit;

  private record Limit(int maxConnections, int forTests, Semaphore free) {}

  TestConnections(Login login, Duration patience) {
    this.login = login;
    this.patience = patience;
  }

  private static Set<Connection> newIdentitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /**
   * Tells who has idle connections, which are closed when others are short of them.
   *
   * @param closeIdle closes those that can be spared
   */
  void register(Runnable closeIdle) {
    idleHolders.add(closeIdle);
  }

  void unregister(Runnable closeIdle) {
    idleHolders.remove(closeIdle);
  }

  /** Opens one, as soon as there may be one more. */
  Connection open(String database, Properties driver, String... settings) throws SQLException {
    Limit known = limit();
    if (known != null) {
      await(known);
    }
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        Connection connection = login.open(database, driver, settings);
        open.add(connection);
        if (known == null) {
          learn(connection);
        }
        return connection;
      } catch (SQLException e) {
        // Other programs use the server, too.
        if (!isTooMany(e) || System.nanoTime() > deadline) {
          if (known != null) {
            known.free().release();
          }
          throw e;
        }
        pause();
      }
    }
  }

  /** The server's own limit; a database may have one as well, which says so. */
  private static boolean isTooMany(SQLException e) {
    return TOO_MANY.equals(e.getSQLState())
        && !String.valueOf(e.getMessage()).contains("for database");
  }

  private static void pause() throws SQLException {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for a connection.", e);
    }
  }

  private void await(Limit known) throws SQLException {
    if (known.free().tryAcquire()) {
      return;
    }
    closeIdle();
    try {
      if (known.free().tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for a connection.", e);
    }
    throw ErrorMessage.of("No connection left for a test")
        .expected(
            "one of " + known.forTests() + " to be closed within " + patience.toSeconds() + " s")
        .actual("tests that run now hold all of them")
        .why(
            "the server's max_connections is "
                + known.maxConnections()
                + ", and the rest is kept for superusers and for making databases")
        .toFix("run fewer tests at the same time")
        .toFix("close connections after use; a pool in the code under test may hold too many")
        .toFix("give the server a higher max_connections")
        .toException();
  }

  private synchronized @Nullable Limit limit() {
    return limit;
  }

  private synchronized void learn(Connection first) throws SQLException {
    if (limit != null) {
      // Opened at the same time as the first: over the limit by one for a while.
      limit.free().tryAcquire();
      return;
    }
    try (Statement statement = first.createStatement();
        ResultSet row = statement.executeQuery(LIMITS)) {
      row.next();
      int forTests = Math.max(1, row.getInt(1) - row.getInt(2) - RESERVE);
      limit = new Limit(row.getInt(1), forTests, new Semaphore(forTests - 1, true));
    }
  }

  boolean runAsRole() {
    return login.role() != null;
  }

  /** Closes those that nobody uses now. */
  void closeIdle() {
    idleHolders.forEach(Runnable::run);
  }

  /** Whether so many are free that some may be opened ahead of their use. */
  boolean hasPlenty() {
    Limit known = limit();
    return known == null || known.free().availablePermits() > known.forTests() / 4;
  }

  /** Closes one that this opened; further calls do nothing. */
  void close(Connection connection) {
    if (!open.remove(connection)) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("a test's connection could not be closed cleanly", e);
    } finally {
      Limit known = limit();
      if (known != null) {
        known.free().release();
      }
    }
  }

  /** URL with user and password, for connections that are not counted. */
  String urlWithPassword(String database) {
    return login.urlWithPassword(database);
  }
}

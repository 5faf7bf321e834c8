package dev.seedbed.database.isolation;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.PostgresServer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and drops databases as the server's administrator.
 *
 * <p>The databases of a JVM have its mark in their names, a random number, and as long as it lives
 * it holds a lock of that number: databases whose mark nobody has locked were left behind by a JVM
 * that was killed, and are dropped.
 *
 * <p>Thread-safe.
 */
final class Administration implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Administration.class);

  /** The first half of our advisory locks' keys. */
  private static final int LOCK = 0x73656564;

  private static final String MARKED =
      """
      SELECT datname, split_part(datname, '_', 3) FROM pg_catalog.pg_database
      WHERE datname ~ '^seedbed_[0-9a-f]{8}_[0-9a-f]{8}_[0-9]+$'
      """;

  private final PostgresServer server;
  private final int mark = new SecureRandom().nextInt();
  private final AtomicInteger made = new AtomicInteger();
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private @Nullable Connection marked;
  private volatile boolean closed;

  Administration(PostgresServer server) {
    this.server = server;
  }

  /** What is done on a connection. */
  @FunctionalInterface
  interface Work {
    void on(Statement statement) throws SQLException;
  }

  /** A name that no other database has, for a copy of a template. */
  String newName(String fingerprint) throws SQLException {
    mark();
    return "seedbed_%.8s_%08x_%d".formatted(fingerprint, mark, made.incrementAndGet());
  }

  private synchronized void mark() throws SQLException {
    if (marked != null) {
      return;
    }
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ", " + mark + ")");
      sweep(statement);
    } catch (SQLException e) {
      discard(connection);
      throw e;
    }
    marked = connection;
  }

  private static void sweep(Statement statement) throws SQLException {
    List<String> leftBehind = new ArrayList<>();
    List<String> tried = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(MARKED)) {
      while (rows.next()) {
        leftBehind.add(rows.getString(1));
        if (!tried.contains(rows.getString(2))) {
          tried.add(rows.getString(2));
        }
      }
    }
    for (String mark : tried) {
      int key = Integer.parseUnsignedInt(mark, 16);
      if (locked(statement, key)) {
        for (String database : leftBehind) {
          if (database.contains("_" + mark + "_")) {
            tryToDrop(statement, database);
          }
        }
        statement.execute("SELECT pg_advisory_unlock(" + LOCK + ", " + key + ")");
      }
    }
  }

  private static void tryToDrop(Statement statement, String database) {
    try {
      drop(statement, database);
      log.debug("dropped {}, which a killed JVM had left behind", database);
    } catch (SQLException e) {
      log.debug("{} was left behind by a killed JVM of somebody else's", database, e);
    }
  }

  private static boolean locked(Statement statement, int key) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ", " + key + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Does it on a connection that nobody else uses meanwhile. */
  void execute(Work work) throws SQLException {
    Connection known = idle.poll();
    Connection connection = known != null ? known : connect();
    try (Statement statement = connection.createStatement()) {
      work.on(statement);
    } catch (RuntimeException | SQLException e) {
      discard(connection);
      throw e;
    }
    if (closed) {
      discard(connection);
    } else {
      idle.push(connection);
    }
  }

  void drop(String database) throws SQLException {
    execute(statement -> drop(statement, database));
  }

  private static void drop(Statement statement, String database) throws SQLException {
    statement.execute("DROP DATABASE IF EXISTS " + Identifier.quote(database) + " WITH (FORCE)");
  }

  /** Not to a database that is copied: that would be in the way. */
  private Connection connect() throws SQLException {
    try {
      return server.connect("postgres");
    } catch (SQLException e) {
      if (server instanceof ExternalServer external) {
        return external.connect(external.database());
      }
      throw e;
    }
  }

  private static void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("an administrator's connection could not be closed cleanly", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      discard(connection);
    }
    if (marked != null) {
      discard(marked);
      marked = null;
    }
  }
}

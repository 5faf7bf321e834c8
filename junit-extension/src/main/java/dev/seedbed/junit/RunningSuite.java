package dev.seedbed.junit;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.report.ClusterState;
import dev.seedbed.database.server.CacheOutcome;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.server.ServerDescription;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of a run from its start on, and what happens to it. Thread-safe. */
final class RunningSuite implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunningSuite.class);

  private final TestDatabases databases;
  private final PostgresServer server;
  private @Nullable ClusterState cluster;
  private @Nullable KeptDatabases kept;
  private @Nullable String goneSince;

  /**
   * @param databases of which the first is migrated
   */
  RunningSuite(TestDatabases databases) {
    this.databases = databases;
    this.server = databases.server();
    this.cluster = clusterState();
  }

  /** What asks the server for something. */
  @FunctionalInterface
  interface Request<T> {
    T ask() throws SQLException;
  }

  PostgresServer server() {
    return server;
  }

  /** Whether the first migrated database came out of the cache. */
  CacheOutcome cache() {
    return databases.cache();
  }

  /** The database that was migrated when the server started. */
  TestDatabase first(Migrations migrations) throws SQLException {
    return databases.migratedBy(migrations);
  }

  /** Migrates, unless these migrations were applied before. */
  synchronized TestDatabase migratedBy(Migrations migrations) throws SQLException {
    ClusterState before = clusterState();
    TestDatabase migrated = databases.migratedBy(migrations);
    // The roles that migrations make are no leftovers.
    if (cluster != null && before != null) {
      ClusterState after = clusterState();
      cluster = after == null ? null : cluster.with(before, after);
    }
    return migrated;
  }

  /**
   * Asks the server for something. If it no longer answers anybody, all who ask later are told so
   * at once.
   *
   * @param who asks
   */
  <T> T answering(String who, Request<T> request) throws SQLException {
    String since = goneSince();
    if (since != null) {
      throw ErrorMessage.of("The server is gone: " + endpoint())
          .actual("the first to find out was " + since)
          .toFix("see the error of that one")
          .toException();
    }
    try {
      return request.ask();
    } catch (SQLException | RuntimeException e) {
      if (!answers()) {
        noteGone(who);
      }
      throw e;
    }
  }

  private synchronized @Nullable String goneSince() {
    return goneSince;
  }

  private boolean answers() {
    try (Connection connection = server.connect("postgres")) {
      return connection.isValid(2);
    } catch (SQLException | RuntimeException e) {
      return false;
    }
  }

  private synchronized void noteGone(String who) {
    if (goneSince == null) {
      goneSince = who;
    }
  }

  private String endpoint() {
    ServerDescription description = server.description();
    return description.kind() + " at " + description.host() + ":" + description.port();
  }

  /** Notes a database that stays, and answers what to say about it. */
  synchronized List<String> kept(String database, Duration stays) {
    KeptDatabases known = kept == null ? KeptDatabases.of(server, stays) : kept;
    kept = known;
    return List.of(known.add(database));
  }

  /** Lets a person look at what was kept, for as long as is set. */
  void announceKept(Consumer<String> print) {
    KeptDatabases known;
    synchronized (this) {
      known = kept;
    }
    if (known != null) {
      known.waitFor(print);
    }
  }

  /** Objects of the cluster that tests have made or changed and not taken back. */
  synchronized List<String> leftBehind() {
    ClusterState now = clusterState();
    return now == null || cluster == null ? List.of() : now.since(cluster);
  }

  /** Null on an external server, which others use as well, and where it cannot be read. */
  private @Nullable ClusterState clusterState() {
    if (server instanceof ExternalServer) {
      return null;
    }
    try (Connection connection = server.connect("postgres")) {
      return ClusterState.read(connection);
    } catch (SQLException | RuntimeException e) {
      log.debug("what tests leave behind cannot be told", e);
      return null;
    }
  }

  @Override
  public void close() {
    databases.close();
    server.close();
  }
}

package dev.seedbed.junit;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of tests: its server, its databases, and what to say at its end.
 *
 * <p>Thread-safe. The server is started when the first class asks for a database; if that fails,
 * every other class is told the same at once. Migrations that failed are not tried again.
 */
final class Suite implements AutoCloseable {
  private final SuiteCounts counts = new SuiteCounts();
  private final long randomSeed = new SecureRandom().nextInt(Integer.MAX_VALUE);
  private final Map<String, TestDatabase> databases = new LinkedHashMap<>();
  private final Map<String, AnnotatedClass> failed = new HashMap<>();
  private @Nullable Settings settings;
  private @Nullable PostgresServer server;
  private @Nullable TestDatabases migrated;
  private @Nullable RuntimeException failure;

  /** The database for a class, booted and migrated if this is the first to ask for it. */
  synchronized TestDatabase database(AnnotatedClass annotated) throws SQLException {
    String location = annotated.settings(settings()).text(Setting.MIGRATIONS).orElseThrow();
    TestDatabase known = databases.get(location);
    if (known != null) {
      return known;
    }
    AnnotatedClass failedBefore = failed.get(location);
    if (failedBefore != null) {
      throw ErrorMessage.of("Migrations failed before: " + location)
          .actual("the first class that needed them is " + failedBefore.type().getName())
          .toFix("see the error of that class")
          .toException();
    }
    try {
      // Read before the server boots, so that a wrong name is told at once.
      SqlFolder migrations = SqlFolder.at(location);
      TestDatabase made = migrated().migratedBy(migrations);
      databases.put(location, made);
      return made;
    } catch (MigrationException e) {
      failed.put(location, annotated);
      throw e;
    }
  }

  /** A session for one test of a class. */
  TestSession session(AnnotatedClass annotated) throws SQLException {
    long seed = annotated.settings(settings()).seed().orElse(randomSeed);
    return new TestSession(database(annotated), seed, counts);
  }

  private synchronized Settings settings() {
    Settings loaded = settings == null ? Settings.load() : settings;
    settings = loaded;
    return loaded;
  }

  private TestDatabases migrated() {
    if (failure != null) {
      throw failure;
    }
    if (migrated == null) {
      try {
        server = PostgresServer.start(settings());
        migrated = new TestDatabases(server);
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
    }
    return migrated;
  }

  /** Stops the server and prints the summary. */
  @Override
  public synchronized void close() {
    if (server == null || migrated == null) {
      return;
    }
    Map<String, MigrationReport> reports = new LinkedHashMap<>();
    Set<TestDatabase> told = new HashSet<>();
    databases.forEach(
        (location, database) -> {
          if (told.add(database)) {
            reports.put(location, database.migrations());
          }
        });
    String summary = SuiteSummary.of(server.description(), reports, counts.testsRolledBack());
    migrated.close();
    server.close();
    System.out.println(summary);
  }
}

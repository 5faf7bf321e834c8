package dev.seedbed.junit;

import dev.seedbed.assertions.rule.pack.CodeRuleSettings;
import dev.seedbed.assertions.rule.pack.RuleSettings;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.FailedTest;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.isolation.CloneSession;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import dev.seedbed.fixtures.FixtureSettings;
import dev.seedbed.fixtures.Mapping;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of tests: its server, its databases, and what to say at its end.
 *
 * <p>Thread-safe. The server is started when the first class asks for a database; if that fails,
 * every other class is told the same at once. Migrations that failed are not tried again.
 */
final class Suite implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Suite.class);

  private final Tally tally = new Tally();
  private final long randomSeed = new SecureRandom().nextInt(Integer.MAX_VALUE);
  private final Map<String, TestDatabase> databases = new LinkedHashMap<>();
  private final Map<String, AnnotatedClass> failed = new HashMap<>();
  private final Map<String, @Nullable MigrationTrace> traces = new HashMap<>();
  private @Nullable Settings settings;
  private Mapping mapping = Mapping.BY_NAME;
  private @Nullable RunningSuite running;
  private @Nullable RuntimeException failure;

  /** The database for a class, booted and migrated if this is the first to ask for it. */
  synchronized TestDatabase database(AnnotatedClass annotated) throws SQLException {
    String location = settings(annotated).text(Setting.MIGRATIONS).orElseThrow();
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
      TestDatabase made = migratedBy(migrations(location));
      databases.put(location, made);
      return made;
    } catch (MigrationException e) {
      failed.put(location, annotated);
      throw e;
    }
  }

  private Migrations migrations(String location) {
    return MigrationSources.of(location).with(settings().migrationOptions());
  }

  private TestDatabase migratedBy(Migrations migrations) throws SQLException {
    if (failure != null) {
      throw failure;
    }
    RunningSuite known = running;
    if (known != null) {
      return known.migratedBy(migrations);
    }
    try {
      RunningSuite started = new RunningSuite(TestDatabases.start(settings(), migrations));
      running = started;
      return started.first(migrations);
    } catch (MigrationException e) {
      throw e;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  /** The settings of the run with the annotation's in front. */
  Settings settings(AnnotatedClass annotated) {
    return annotated.settings(settings());
  }

  private synchronized Settings settings() {
    Settings known = settings;
    if (known != null) {
      return known;
    }
    Settings loaded = Settings.load();
    Path file = loaded.projectRoot().resolve(Settings.FILE);
    // Rules too, whether or not they are checked: a wrong line is told at once.
    RuleSettings.read(file, System::getenv);
    CodeRuleSettings.check(file, System::getenv);
    mapping = FixtureSettings.read(file, System::getenv).mapping();
    settings = loaded;
    return loaded;
  }

  /** Which tables hold what of the domain, as the project's file says. */
  synchronized Mapping mapping() {
    settings();
    return mapping;
  }

  /** The seed of a class's data: the one that is set, else the same random one for all classes. */
  long seed(AnnotatedClass annotated) {
    return settings(annotated).seed().orElse(randomSeed);
  }

  /** Checks of the migrations of a class, on databases of their own. */
  MigrationChecks checks(AnnotatedClass annotated) throws SQLException {
    database(annotated);
    Settings configured = settings(annotated);
    return MigrationChecks.of(
            server(), migrations(configured.text(Setting.MIGRATIONS).orElseThrow()))
        .seededBy(new FixtureSeed(seed(annotated), mapping()))
        .updatingSnapshots(configured.updateSnapshot());
  }

  /** What the statements of a class's migrations did; null on a server where nobody may trace. */
  @Nullable MigrationTrace trace(AnnotatedClass annotated) throws SQLException {
    database(annotated);
    String location = settings(annotated).text(Setting.MIGRATIONS).orElseThrow();
    synchronized (traces) {
      if (!traces.containsKey(location)) {
        traces.put(location, traced(location));
      }
      return traces.get(location);
    }
  }

  private @Nullable MigrationTrace traced(String location) throws SQLException {
    try {
      return MigrationTrace.of(server(), migrations(location));
    } catch (MigrationException e) {
      throw e;
    } catch (SeedbedException e) {
      log.debug("migrations are not traced", e);
      return null;
    }
  }

  Tally tally() {
    return tally;
  }

  /** The server, which the first class has started. */
  PostgresServer server() {
    return running().server();
  }

  private synchronized RunningSuite running() {
    if (running == null) {
      throw new IllegalStateException("no class has asked for a database");
    }
    return running;
  }

  /** A database for the data of one class. */
  TestDatabase derive(TestDatabase from) throws SQLException {
    long begin = System.nanoTime();
    TestDatabase derived = running().answering("a class database", from::derive);
    tally.derived(System.nanoTime() - begin);
    return derived;
  }

  /**
   * A session for one test.
   *
   * @param test how messages call it
   */
  TestSession begin(TestDatabase database, Isolation isolation, String test) throws SQLException {
    long begin = System.nanoTime();
    TestSession session = running().answering(test, () -> database.begin(isolation));
    tally.began(isolation.mode(), System.nanoTime() - begin);
    return session;
  }

  /** A test that failed. */
  FailedTest failed(TestSession session, long logPosition) {
    return new FailedTest(session, server(), logPosition);
  }

  /** Notes that a clone is kept, and answers the command that leads into it. */
  List<String> kept(CloneSession session) {
    return running().kept(session.database(), settings().keepFailed());
  }

  /** Stops the server and prints the summary. */
  @Override
  public synchronized void close() {
    RunningSuite ending = running;
    if (ending == null) {
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
    SuiteSummary summary =
        new SuiteSummary(
            ending.server().description(),
            ending.cache(),
            reports,
            tally.totals(),
            ending.leftBehind());
    ending.announceKept(System.out::println);
    ending.close();
    System.out.println(summary);
  }
}

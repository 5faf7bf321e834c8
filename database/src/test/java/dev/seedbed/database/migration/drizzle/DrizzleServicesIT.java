package dev.seedbed.database.migration.drizzle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Table;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.migration.RetryPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that share a database, each with a history of its own. */
class DrizzleServicesIT {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @TempDir Path root;
  private final String database = SharedServer.newDatabase();

  DrizzleServicesIT() throws SQLException {}

  @BeforeEach
  void write() throws Exception {
    // The second one was generated first: in one history Drizzle would pass over it.
    DrizzleProject.in(root.resolve("auth")).journaled("0000_auth", 2_000, "CREATE SCHEMA auth");
    DrizzleProject.in(root.resolve("mail"))
        .journaled("0000_mail", 1_000, "CREATE TABLE letters (id text)");
  }

  @Test
  void share_a_database_by_the_setting() throws SQLException {
    String setting =
        """
        drizzle:auth/drizzle with history __drizzle_migrations_auth
        mail/drizzle with history mail.migrations
        """;
    try (Connection connection = SharedServer.get().connect(database)) {
      MigrationReport report = MigrationSources.of(setting, root).apply(connection);
      assertThat(report.applied()).hasSize(2);
      assertThat(MigrationSources.of(setting, root).apply(connection).alreadyApplied())
          .isEqualTo(2);
      Catalog catalog = Catalog.read(connection);
      assertThat(catalog.tables())
          .extracting(table -> table.name().toString())
          .containsExactly(
              "drizzle.__drizzle_migrations_auth", "mail.migrations", "public.letters");
      assertThat(catalog.userTables())
          .extracting(Table::name)
          .extracting(name -> name.toString())
          .containsExactly("public.letters");
    }
  }

  @Test
  void wait_for_another_that_makes_the_schema_of_the_histories_under_a_lock_of_its_own()
      throws Exception {
    ExecutorService migrator = Executors.newSingleThreadExecutor();
    try (Connection other = SharedServer.get().connect(database);
        Connection connection = SharedServer.get().connect(database);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("CREATE SCHEMA drizzle");
      Future<MigrationReport> run =
          migrator.submit(
              () ->
                  MigrationSources.of("auth/drizzle", root)
                      .with(
                          MigrationOptions.DEFAULT
                              .withLockKey(987_654_321)
                              .withRetries(new RetryPolicy(2, Duration.ofMillis(1))))
                      .apply(connection));
      awaitWaiter(statement, run);
      other.commit();
      assertThat(run.get().applied()).containsExactly("auth/drizzle/0000_auth.sql");
    } finally {
      migrator.shutdownNow();
    }
  }

  private static void awaitWaiter(Statement statement, Future<?> run) throws SQLException {
    long start = System.nanoTime();
    while (!run.isDone() && System.nanoTime() - start < LONGEST.toNanos()) {
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted"
                  + " AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))")) {
        rows.next();
        if (rows.getBoolean(1)) {
          return;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}

package dev.seedbed.samples.mana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.schema.SchemaDiff;
import dev.seedbed.database.schema.SchemaSnapshot;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** All services are deployed at once into a database that nobody has migrated yet. */
@PostgresTest(migrations = "drizzle:src/test/empty")
@TestIsolation(IsolationMode.CLONE)
class ConcurrentMigratorsTest {
  private static final int REPLICAS = 2;

  // tag::at_once[]
  @Test
  void two_replicas_of_each_service_migrate_at_once_and_each_migration_runs_once(
      DataSource database) throws Exception {
    List<Migrator> migrators = new ArrayList<>();
    for (int replica = 0; replica < REPLICAS; replica++) {
      migrators.addAll(Migrator.all());
    }

    List<MigrationReport> reports = atOnce(migrators, database);

    assertThat(reports.stream().flatMap(report -> report.applied().stream()))
        .containsExactlyInAnyOrderElementsOf(
            Migrator.all().stream()
                .flatMap(each -> each.migrations().files().stream())
                .map(MigrationFile::path)
                .toList());
    assertThatAllIsMigrated(database);
  }

  // end::at_once[]

  @Test
  void processes_that_come_from_both_ends_meet_in_the_middle(TestSession session) throws Exception {
    List<Process> processes =
        List.of(start(session.jdbcUrl(), "forwards"), start(session.jdbcUrl(), "backwards"));

    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
    }
    assertThatAllIsMigrated(session.dataSource());
  }

  /** Histories and schemas are those that one migrator makes, which has nothing left to do. */
  private static void assertThatAllIsMigrated(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      for (Migrator each : Migrator.all()) {
        assertThat(each.migrations().status(connection).pending()).isEmpty();
        assertThat(each.run(database).alreadyApplied()).isEqualTo(each.migrations().files().size());
      }
      MigrationSources.of("plain:services/mana-mail/src/db/indexes").apply(connection);
      assertThat(
              SchemaDiff.between(
                  SchemaSnapshot.readFrom(Path.of("schema.sql")), SchemaSnapshot.read(connection)))
          .hasToString("");
    }
  }

  private static List<MigrationReport> atOnce(List<Migrator> migrators, DataSource database)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(migrators.size());
    ExecutorService pool = Executors.newFixedThreadPool(migrators.size());
    try {
      List<Future<MigrationReport>> runs = new ArrayList<>();
      for (Migrator migrator : migrators) {
        runs.add(
            pool.submit(
                () -> {
                  together.await();
                  return migrator.run(database);
                }));
      }
      List<MigrationReport> reports = new ArrayList<>();
      for (Future<MigrationReport> run : runs) {
        reports.add(run.get());
      }
      return reports;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Process start(String jdbcUrl, String direction) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Migrator.class.getName(),
            direction);
    builder.environment().put("JDBC_DATABASE_URL", jdbcUrl);
    return builder.redirectErrorStream(true).start();
  }
}

package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the service starts, two sets of migrations run in one transaction. */
@PostgresTest
@TestIsolation(IsolationMode.CLONE)
class StartupTest implements StartsEmpty {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  // tag::startup[]
  @Test
  void nothing_of_better_auths_stays_if_one_of_ours_fails(
      TestSession session, @TempDir Path project) throws SQLException, IOException {
    copyMigrationsTo(project);
    Files.writeString(
        project.resolve("manifest/V9__fails.sql"), "SELECT no_such_column FROM manifest.tenants;");
    Migrations migrations = MigrationSources.of("better-auth + manifest", project);

    try (Connection owner = session.owner().getConnection()) {
      empty(owner);
      assertThatThrownBy(() -> migrations.apply(owner))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("manifest/V9__fails.sql:1:8");
      assertThat(RowCounts.of(owner)).isEmpty();

      Files.delete(project.resolve("manifest/V9__fails.sql"));
      MigrationSources.of("better-auth + manifest", project).apply(owner);
      assertThat(RowCounts.of(owner)).hasSize(21).containsKeys("auth.user", "manifest.tenants");
    }
  }

  // end::startup[]

  @Test
  void a_second_start_finds_nothing_to_do(TestSession session) throws SQLException {
    Migrations migrations =
        MigrationSources.of(
            "%1$s/better-auth + %1$s/manifest".formatted("src/main/resources/db/migration"));
    try (Connection owner = session.owner().getConnection()) {
      assertThat(migrations.status(owner).pending()).isEmpty();
      assertThat(migrations.apply(owner).applied()).isEmpty();
    }
  }

  /** A database without a schema of the service's, and without a history. */
  private static void empty(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      for (String schema : List.of("auth", "manifest", "seedbed")) {
        statement.execute("DROP SCHEMA " + schema + " CASCADE");
      }
    }
  }

  private static void copyMigrationsTo(Path project) throws IOException {
    try (Stream<Path> files = Files.walk(MIGRATIONS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = project.resolve(MIGRATIONS.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}

package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/migrations.md. */
class MigrationExamplesIT {
  @TempDir Path root;
  private MigrationProject project;
  private Connection connection;
  private String folder = "";

  @BeforeEach
  void openProject() throws SQLException {
    project = new MigrationProject(root);
    connection = project.connection();
    folder = "filesystem:" + root.resolve("db");
  }

  @AfterEach
  void close() throws SQLException {
    project.close();
  }

  @Test
  void plain_folder() throws SQLException {
    project.write("db/0001_agents.up.sql", "CREATE TABLE agents (id text);");
    project.write("db/0001_agents.down.sql", "DROP TABLE agents;");
    // tag::plain[]
    MigrationOptions options =
        MigrationOptions.DEFAULT
            .withTransactions(TransactionMode.ONE_PER_FILE)
            .withLockWait(Duration.ofMinutes(1))
            .withTimeout(Duration.ofMinutes(10))
            .withRetries(new RetryPolicy(3, Duration.ofSeconds(10)));
    Migrations migrations = SqlFolder.at(folder).with(options);

    System.Logger log = System.getLogger("migrations");
    log.log(System.Logger.Level.INFO, migrations.status(connection));
    MigrationReport report = migrations.apply(connection);
    // end::plain[]
    assertThat(report.applied()).hasSize(1);
    assertThat(migrations.status(connection).toString()).startsWith("[X] ");
  }

  @Test
  void flyway() throws SQLException {
    project.write("db/V1__agents.sql", "CREATE TABLE ${prefix}_agents (id text);");
    // tag::flyway[]
    Migrations migrations =
        FlywayMigrations.at(folder).with(Map.of("flyway.placeholders.prefix", "my"));
    MigrationReport report = migrations.apply(connection);
    // end::flyway[]
    assertThat(report.applied()).hasSize(1);
  }

  @Test
  void liquibase() throws SQLException {
    project.write(
        "db/db.changelog-master.sql",
        """
        --liquibase formatted sql
        --changeset ann:1 context:test
        CREATE TABLE ${app_prefix}_agents (id text);
        """);
    // tag::liquibase[]
    Migrations migrations =
        LiquibaseMigrations.at(folder)
            .withContexts("test")
            .withParameters(Map.of("app_prefix", "my"));
    MigrationReport report = migrations.apply(connection);
    // end::liquibase[]
    assertThat(report.applied()).hasSize(1);
  }
}

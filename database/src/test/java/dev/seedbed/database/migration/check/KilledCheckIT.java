package dev.seedbed.database.migration.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.server.Await;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the databases of checks, and who may make them. */
class KilledCheckIT {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final String MIGRATING =
      """
      SELECT FROM pg_stat_activity
      WHERE datname LIKE 'seedbed\\_check%' AND wait_event = 'PgSleep'
      """;

  @Test
  void what_a_killed_check_left_is_dropped_by_the_next() throws Exception {
    String database = SharedServer.newDatabase();
    try (CheckingJvm jvm = CheckingJvm.start(SharedServer.get(), database)) {
      assertThat(Await.until(LONGEST, () -> found(MIGRATING))).isTrue();
      jvm.kill();
    }
    assertThat(CheckedProject.left()).hasSize(1);
    // The server notices by itself that the session that kept the lock is gone.
    String keeper = "SELECT FROM pg_stat_activity WHERE datname = '" + database + "'";
    assertThat(Await.until(LONGEST, () -> !found(keeper))).isTrue();
    assertThat(found(MIGRATING)).isTrue();
    AllAtOnce next = new AllAtOnce("CREATE TABLE IF NOT EXISTS t ()");
    MigrationChecks checks = MigrationChecks.of(SharedServer.get(), next);
    assertThat(checks.run(new Idempotent(next)).passed()).isTrue();
    assertThat(CheckedProject.left()).isEmpty();
    assertThat(found(MIGRATING)).isFalse();
  }

  private static boolean found(String query) {
    try (Connection connection = SharedServer.get().connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void says_what_a_role_needs_that_may_not_make_databases() throws SQLException {
    PostgresServer shared = SharedServer.get();
    String database = SharedServer.newDatabase();
    try (Connection connection = shared.connect("postgres")) {
      CheckedProject.execute(connection, "CREATE ROLE \"No Maker\" LOGIN PASSWORD 'secret'");
      Settings settings =
          Settings.of(
              Map.of(),
              Map.of(
                  "SEEDBED_URL", shared.jdbcUrl(database),
                  "SEEDBED_USER", "No Maker",
                  "SEEDBED_PASSWORD", "secret"),
              Path.of("/nowhere"));
      AllAtOnce migrations = new AllAtOnce("SELECT 1");
      try (PostgresServer server = PostgresServer.start(settings)) {
        MigrationChecks checks = MigrationChecks.of(server, migrations);
        assertThatExceptionOfType(SeedbedException.class)
            .isThrownBy(() -> checks.run(new Idempotent(migrations)))
            .withMessage(
                """
                Cannot make a database to check migrations in
                  expected: a role that may make databases
                  actual: ERROR: permission denied to create database
                  why: checks apply and undo migrations, which the tests' own database must not notice
                  To fix: allow it: ALTER ROLE "No Maker" CREATEDB
                      or: let Seedbed start the server: -Dseedbed.server=auto, without a URL""");
      } finally {
        CheckedProject.execute(connection, "DROP ROLE \"No Maker\"");
      }
    }
  }
}

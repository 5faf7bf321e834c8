package dev.seedbed.database;

import static dev.seedbed.database.Sql.execute;
import static dev.seedbed.database.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests run as the configured role, with its grants only. */
class RolesIT {
  private static final List<Isolation> ALL =
      List.of(new Isolation.Rollback(true), new Isolation.Clone(), new Isolation.ReadOnly());

  private static final Migrations SCHEMA =
      TestSchema.of(
          """
          CREATE ROLE "App; user";
          CREATE TABLE seen (id serial PRIMARY KEY, tenant text);
          CREATE TABLE hidden (id int);
          GRANT SELECT, INSERT ON seen TO "App; user";
          GRANT USAGE ON SEQUENCE seen_id_seq TO "App; user";
          ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO "App; user";
          ALTER TABLE seen ENABLE ROW LEVEL SECURITY;
          CREATE POLICY own ON seen USING (tenant = 'mine');
          INSERT INTO seen (tenant) VALUES ('mine'), ('theirs');
          """);

  private static TestDatabases databases;
  private static TestDatabase database;

  @BeforeAll
  static void start() throws SQLException {
    databases = TestDatabases.start(settings("App; user"), SCHEMA);
    database = databases.migratedBy(SCHEMA);
  }

  private static Settings settings(String role) {
    return Settings.of(
        Map.of("seedbed.server", "embedded", "seedbed.cache", "off", "seedbed.role", role),
        Map.of(),
        Path.of(""));
  }

  @AfterAll
  static void stop() {
    databases.close();
    databases.server().close();
  }

  @Test
  void sees_what_the_role_may_see() throws SQLException {
    for (Isolation isolation : ALL) {
      TestSession session = database.begin(isolation);
      try (Connection connection = session.connection()) {
        assertThat(query(connection, "SELECT current_user")).containsExactly("App; user");
        assertThat(query(connection, "SELECT tenant FROM seen")).containsExactly("mine");
        assertThatExceptionOfType(SQLException.class)
            .as("%s", isolation)
            .isThrownBy(() -> query(connection, "SELECT * FROM hidden"))
            .returns("42501", SQLException::getSQLState);
      }
      session.end();
    }
  }

  @Test
  void comes_back_to_the_role_after_a_reset() throws SQLException {
    for (Isolation isolation : ALL) {
      TestSession session = database.begin(isolation);
      try (Connection connection = session.connection()) {
        execute(connection, "SET ROLE NONE", "RESET ROLE");
        assertThat(query(connection, "SELECT current_user")).containsExactly("App; user");
        execute(connection, "SET ROLE seedbed_owner");
      }
      try (Connection connection = session.connection()) {
        assertThat(query(connection, "SELECT current_user")).containsExactly("App; user");
      }
      session.end();
    }
  }

  @Test
  void prepares_rows_as_the_owner() throws SQLException {
    for (Isolation isolation : List.of(new Isolation.Rollback(false), new Isolation.Clone())) {
      TestSession session = database.begin(isolation);
      execute(session.owner(), "INSERT INTO hidden VALUES (1)", "CREATE TABLE made AS SELECT 1");
      assertThat(query(session.dataSource(), "SELECT current_user")).containsExactly("App; user");
      // The default privileges of the migrating role are the owner's now.
      assertThat(query(session.dataSource(), "SELECT * FROM made")).containsExactly("1");
      session.end();
    }
  }

  @Test
  void sets_a_class_up_as_the_role_or_as_the_owner() throws SQLException {
    try (TestDatabase derived = database.derive()) {
      execute(derived.owner(), "INSERT INTO hidden VALUES (1)");
      assertThat(query(derived.setup(), "SELECT current_user")).containsExactly("App; user");
      TestSession session = derived.begin(new Isolation.ReadOnly());
      assertThat(query(session.owner(), "SELECT * FROM hidden")).containsExactly("1");
      session.end();
    }
  }

  @Test
  void gives_other_processes_the_role_too() throws SQLException {
    TestSession session = database.begin(new Isolation.Clone());
    try (Connection connection = DriverManager.getConnection(session.jdbcUrl())) {
      assertThat(query(connection, "SELECT current_user")).containsExactly("App; user");
    }
    session.end();
  }

  @Test
  void names_the_nearest_role_if_the_migrations_make_none_of_that_name() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> TestDatabases.start(settings("app_user"), SCHEMA))
        .withMessage(
            """
            Role does not exist: app_user
              expected: a role that the migrations make
              actual: the nearest are App; user
              To fix: correct the setting "role"
                  or: add it to a migration: CREATE ROLE "app_user\"""");
  }
}

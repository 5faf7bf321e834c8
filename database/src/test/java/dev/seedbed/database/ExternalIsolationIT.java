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
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each mode does on a server that is somebody's. */
class ExternalIsolationIT {
  private static final Migrations SCHEMA =
      TestSchema.of("CREATE TABLE agents (id serial PRIMARY KEY, name text)");

  @Test
  void works_in_the_given_database_and_copies_it_where_that_is_allowed() throws SQLException {
    Settings settings = external("works", "CREATEDB");
    TestDatabases databases = TestDatabases.start(settings, SCHEMA);
    TestDatabase database = databases.migratedBy(SCHEMA);
    String given = "works_test";
    onServer(given, "INSERT INTO agents (name) VALUES ('there before')");
    TestSession rollback = database.begin(new Isolation.Rollback(true));
    assertThat(rollback.database()).isEqualTo(given);
    assertThat(query(rollback.dataSource(), "SELECT name FROM agents"))
        .containsExactly("there before");
    rollback.end();
    TestSession clone = database.begin(new Isolation.Clone());
    assertThat(clone.database()).isNotEqualTo(given);
    assertThat(query(clone.dataSource(), "SELECT name FROM agents"))
        .containsExactly("there before");
    clone.end();
    TestSession readOnly = database.begin(new Isolation.ReadOnly());
    assertThat(readOnly.database()).isEqualTo(given);
    readOnly.end();
    try (TestDatabase derived = database.derive()) {
      execute(derived.setup(), "DELETE FROM agents");
      TestSession session = derived.begin(new Isolation.Rollback(false));
      assertThat(query(session.dataSource(), "SELECT name FROM agents")).isEmpty();
      session.end();
    }
    databases.close();
    try (Connection connection = SharedServer.get().connect("postgres")) {
      assertThat(
              query(connection, "SELECT datname FROM pg_database WHERE datdba = 'works'::regrole"))
          .containsExactly(given);
    }
  }

  @Test
  void says_what_is_to_be_allowed_where_databases_cannot_be_made() throws SQLException {
    TestDatabases databases = TestDatabases.start(external("denied", "NOCREATEDB"), SCHEMA);
    TestDatabase database = databases.migratedBy(SCHEMA);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> database.begin(new Isolation.Clone()))
          .withMessage(
              """
              No copy of the database denied_test
                expected: CREATE DATABASE … TEMPLATE denied_test to succeed
                actual: ERROR: permission denied to create database (SQLSTATE 42501)
                why: CLONE, and data of a class's own, need databases besides the configured one
                To fix: allow it: ALTER ROLE "denied" CREATEDB; ALTER DATABASE "denied_test" OWNER TO "denied"
                    or: let Seedbed start the server: -Dseedbed.server=auto, without a URL""");
    }
    databases.close();
  }

  @Test
  void checks_that_the_user_may_become_the_role() throws SQLException {
    Settings missing = external("norole", "NOCREATEDB", "seedbed.role", "nobody_there");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> TestDatabases.start(missing, SCHEMA))
        .withMessageStartingWith(
            "Role does not exist: nobody_there\n  expected: a role of the external server\n");
    onServer("postgres", "CREATE ROLE not_granted");
    Settings notGranted = external("notgranted", "NOCREATEDB", "seedbed.role", "not_granted");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> TestDatabases.start(notGranted, SCHEMA))
        .withMessage(
            """
            Role not allowed: not_granted
              expected: a role that the user notgranted is a member of
              actual: it is not
              why: tests log in as that user, and run as the setting "role"
              To fix: GRANT "not_granted" TO "notgranted\"""");
  }

  private static Settings external(String user, String attribute, String... more)
      throws SQLException {
    onServer("postgres", "CREATE ROLE " + user + " LOGIN PASSWORD 'secret' " + attribute);
    onServer("postgres", "CREATE DATABASE " + user + "_test OWNER " + user);
    Map<String, String> properties = new HashMap<>();
    properties.put("seedbed.url", SharedServer.get().jdbcUrl(user + "_test"));
    properties.put("seedbed.user", user);
    properties.put("seedbed.password", "secret");
    for (int i = 0; i < more.length; i += 2) {
      properties.put(more[i], more[i + 1]);
    }
    return Settings.of(properties, Map.of(), Path.of(""));
  }

  private static void onServer(String database, String sql) throws SQLException {
    try (Connection connection = SharedServer.get().connect(database)) {
      execute(connection, sql);
    }
  }
}

package dev.seedbed.database;

import static dev.seedbed.database.Sql.execute;
import static dev.seedbed.database.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.CacheOutcome;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SeedingIT {
  /** Another one in each run, so that no earlier run has put it into the cache. */
  private final Migrations schema =
      TestSchema.of(
          """
          -- %s
          CREATE SCHEMA app;
          CREATE TABLE app."Agents" (id bigint GENERATED ALWAYS AS IDENTITY, name text UNIQUE);
          """
              .formatted(UUID.randomUUID()));

  private final List<String> seeded = new ArrayList<>();

  @Test
  void is_done_once_and_its_rows_come_with_every_copy_from_then_on() throws SQLException {
    try (TestDatabases databases = start(schema, seeding("ada"))) {
      assertThat(databases.cache()).isInstanceOf(CacheOutcome.Miss.class);
      assertThat(names(databases, seeding("ada"))).containsExactly("ada");
      databases.server().close();
    }
    try (TestDatabases again = start(schema, seeding("ada"))) {
      assertThat(again.cache()).isEqualTo(new CacheOutcome.Hit());
      assertThat(names(again, seeding("ada"))).containsExactly("ada");
      again.server().close();
    }
    assertThat(seeded).containsExactly("ada");
  }

  @Test
  void is_a_template_beside_that_of_the_migrations_alone_and_of_other_rows() throws SQLException {
    try (TestDatabases databases = start(schema, seeding("ada"))) {
      assertThat(names(databases, seeding("grace"))).containsExactly("grace");
      assertThat(names(databases, seeding("ada"))).containsExactly("ada");
      TestSession bare = databases.migratedBy(schema).begin(new Isolation.Rollback(false));
      assertThat(query(bare.dataSource(), "SELECT name FROM app.\"Agents\"")).isEmpty();
      bare.end();
      databases.server().close();
    }
    assertThat(seeded).containsExactly("ada", "grace");
  }

  @Test
  void leaves_what_it_makes_again_at_the_line_that_stated_it() throws SQLException {
    Seeding rebuilding =
        new Rows(
            "rebuilt",
            source ->
                execute(
                    source,
                    "ALTER TABLE app.\"Agents\" DROP CONSTRAINT \"Agents_name_key\"",
                    "ALTER TABLE app.\"Agents\" ADD CONSTRAINT \"Agents_name_key\" UNIQUE (name)"));
    try (TestDatabases databases = start(schema, rebuilding)) {
      TestDatabase database = databases.migratedBy(schema, rebuilding);
      assertThat(database.origins().byAddress())
          .isEqualTo(databases.migratedBy(schema).origins().byAddress())
          .isNotEmpty();
      databases.server().close();
    }
  }

  @Test
  void leaves_no_template_when_it_fails() throws SQLException {
    Seeding failing =
        new Rows(
            "failing",
            source -> {
              execute(source, "INSERT INTO app.\"Agents\" (name) VALUES ('half')");
              throw new IllegalStateException("no more rows");
            });
    try (TestDatabases databases = start(schema, seeding("ada"))) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatIllegalStateException()
            .isThrownBy(() -> databases.migratedBy(schema, failing))
            .withMessage("no more rows");
      }
      assertThat(
              query(
                  databases.server().connect("postgres"),
                  "SELECT count(*) FROM pg_database WHERE datname LIKE 'seedbed_template_%'"))
          .containsExactly("1");
      databases.server().close();
    }
  }

  @Test
  void is_refused_where_the_rows_would_stay() throws SQLException {
    try (var connection = SharedServer.get().connect("postgres")) {
      execute(connection, "CREATE DATABASE seeded_test");
    }
    Settings external =
        settings(
            Map.of(
                "seedbed.url",
                SharedServer.get().jdbcUrl("seeded_test"),
                "seedbed.user",
                SharedServer.get().administrator().user(),
                "seedbed.password",
                SharedServer.get().administrator().password()));
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> TestDatabases.start(external, schema, seeding("ada")))
        .withMessage(
            """
            Rows for an external database: seeded_test
              expected: a throwaway server, which keeps them in a template for tests to copy
              actual: a database that is somebody's, where they would stay
              To fix: let Seedbed start the server: -Dseedbed.server=auto, without a URL""");
    assertThat(seeded).isEmpty();
  }

  private Seeding seeding(String name) {
    return new Rows(
        name,
        source -> {
          seeded.add(name);
          execute(source, "INSERT INTO app.\"Agents\" (name) VALUES ('" + name + "')");
        });
  }

  private record Rows(String fingerprint, Storing storing) implements Seeding {
    @Override
    public void seed(DataSource dataSource) {
      try {
        storing.store(dataSource);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private interface Storing {
    void store(DataSource dataSource) throws SQLException;
  }

  private List<String> names(TestDatabases databases, Seeding seeding) throws SQLException {
    TestSession session =
        databases.migratedBy(schema, seeding).begin(new Isolation.Rollback(false));
    try {
      return query(session.dataSource(), "SELECT name FROM app.\"Agents\"");
    } finally {
      session.end();
    }
  }

  private static TestDatabases start(Migrations migrations, Seeding seeding) throws SQLException {
    return TestDatabases.start(settings(Map.of("seedbed.server", "embedded")), migrations, seeding);
  }

  private static Settings settings(Map<String, String> properties) {
    return Settings.of(new HashMap<>(properties), Map.of(), Path.of(""));
  }
}

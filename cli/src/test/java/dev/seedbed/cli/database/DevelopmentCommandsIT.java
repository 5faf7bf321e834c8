package dev.seedbed.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.seedbed.cli.ChildProcess;
import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over a development database, in the order in which somebody would use them. */
class DevelopmentCommandsIT {
  private final Path folder;
  private final Path project;
  private final Map<String, String> environment = new HashMap<>();

  DevelopmentCommandsIT(@TempDir(factory = MemoryFolder.class) Path folder) throws IOException {
    this.folder = folder;
    this.project = Files.createDirectory(folder.resolve("My 'shop'"));
    // Root's server runs as another user, who must reach its data.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    environment.put("SEEDBED_SERVER", "embedded");
  }

  @BeforeEach
  void write_migrations() throws IOException {
    write("V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY,\r\n  name text);\r\n");
    write("V2__names.sql", "CREATE INDEX users_name ON users (name);");
  }

  @AfterEach
  void take_down() {
    run("down", "--remove", "--quiet");
  }

  @Test
  void a_database_is_made_used_and_compared() throws Exception {
    CommandRun none = run("url");
    assertThat(none.err()).startsWith("The development database does not run: " + project);
    assertThat(none.exitCode()).isEqualTo(3);

    CommandRun up = run("up");
    assertThat(up.err()).contains("making the development database of " + project);
    assertThat(up.exitCode()).isZero();
    assertThat(up.out())
        .startsWith("database    my_shop_dev, made and started\nserver      PostgreSQL 17")
        .containsPattern(
            "migrations  2 applied in .* s, 0 applied before\n  db/migration/V1__users")
        .doesNotContain("note");

    JsonNode again = json(run("up", "--json"));
    assertThat(again.get("action").asText()).isEqualTo("ran-already");
    assertThat(again.get("migrations").get("alreadyApplied").asInt()).isEqualTo(2);

    String url = run("url").out().strip();
    assertThat(url).matches("postgresql://postgres:\\S{32}@127.0.0.1:\\d+/my_shop_dev\\S*");
    assertThat(run("url", "--jdbc").out())
        .matches("jdbc:postgresql://127.0.0.1:\\d+/my_shop_dev\\?\\S*&user=postgres&password=.*\n");
    assertThat(run("url", "--env").out())
        .contains("DATABASE_URL='" + url + "'\nPGHOST='127.0.0.1'\nPGPORT='");
    assertThat(up.out() + up.err()).doesNotContain(url.substring(22, 54));

    assertThat(run("status").out())
        .isEqualTo(
            """
            [X] db/migration/V1__users.sql
            [X] db/migration/V2__names.sql

            2 applied, 0 pending
            """);
    assertThat(run("status", "--check").exitCode()).isZero();

    write("V3__agents.sql", "CREATE TABLE agents (id int);");
    assertThat(run("status").out()).endsWith("2 applied, 1 pending\n");
    assertThat(run("status", "--check").exitCode()).isEqualTo(1);
    CommandRun diff = run("diff");
    assertThat(diff.out())
        .startsWith("- only or so in migrations\n+ only or so in database\n")
        .contains("table public.agents  (db/migration/V3__agents.sql:1)");
    assertThat(diff.exitCode()).isEqualTo(1);

    try (Connection connection = DriverManager.getConnection(run("url", "--jdbc").out().strip());
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO users VALUES (1, 'Ann')");
    }
    assertThat(json(run("report", "--no-trace", "--json")).get("rows").asInt()).isEqualTo(1);
    assertThat(json(run("report", "--no-trace", "--throwaway", "--json")).get("rows").asInt())
        .isZero();

    assertThat(run("migrate", "--dry-run").out())
        .containsPattern(
            "1 tried and rolled back in .* 2 applied before\n  db/migration/V3__agents");
    assertThat(run("status", "--check").exitCode()).isEqualTo(1);
    assertThat(json(run("migrate", "--json")).get("applied")).hasSize(1);
    assertThat(run("diff").out()).isEqualTo("no difference between migrations and database\n");
  }

  @Test
  void migrations_are_run_as_the_projects_file_says_unless_an_option_does() throws Exception {
    write("V2__names.sql", "SELECT pg_sleep(60);");
    Files.writeString(project.resolve("seedbed.yaml"), "migration-timeout: 300ms\n");
    CommandRun up = run("up");
    assertThat(up.err())
        .contains("Migration took too long: db/migration/V2__names.sql:1\n")
        .contains("expected: the whole file to be applied within 300 ms\n");
    assertThat(up.exitCode()).isEqualTo(3);
    assertThat(run("status").out()).endsWith("0 applied, 2 pending\n");
    assertThat(run("check").err()).contains("to be applied within 300 ms\n");
    assertThat(run("migrate", "--timeout", "200ms").err()).contains("applied within 200 ms\n");

    Files.writeString(project.resolve("seedbed.yaml"), "migration-transactions: one-per-file\n");
    assertThat(run("migrate", "--timeout", "200ms").err()).contains("applied within 200 ms\n");
    assertThat(run("status").out()).endsWith("1 applied, 1 pending\n");
  }

  @Test
  void refuses_what_is_no_way_to_run_migrations() {
    CommandRun run = run("migrate", "--transactions", "some");

    assertThat(run.err())
        .isEqualTo(
            """
            Wrong value of the setting "migration-transactions"
              expected: one of one-for-all, one-per-file
              actual: "some", from option --transactions
              To fix: correct it in the option --transactions, or remove it there
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void psql_is_told_where_the_database_is_and_ends_the_command() throws Exception {
    run("up");
    Path programs = Files.createDirectory(folder.resolve("programs"));
    Path psql = programs.resolve("psql");
    Files.writeString(
        psql,
        """
        #!/bin/sh
        echo "$PGHOST $PGDATABASE $PGUSER ${#PGPASSWORD}"
        for word; do echo "[$word]"; done
        exit 7
        """);
    Files.setPosixFilePermissions(psql, PosixFilePermissions.fromString("rwxr-xr-x"));
    environment.put("PATH", programs + ":" + System.getenv("PATH"));

    CommandRun ended =
        ChildProcess.classes(project, environment).start("psql", "--", "-c", "SELECT 'a b'").end();

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(7);
    assertThat(ended.out()).isEqualTo("127.0.0.1 my_shop_dev postgres 32\n[-c]\n[SELECT 'a b']\n");
  }

  @Test
  void says_how_to_get_psql() {
    environment.put("PATH", folder.toString());

    CommandRun run = run("psql");

    assertThat(run.err())
        .isEqualTo(
            """
            psql is not installed
              expected: PostgreSQL's program psql on the PATH
              actual: none on the PATH
              why: the embedded server comes without it
              To fix: install PostgreSQL's client, such as Debian's package postgresql-client
                  or: use any other client: it takes what seedbed url prints
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void leaves_nothing_half_made_when_there_is_no_room_for_its_data() throws Exception {
    CommandRun ended = ChildProcess.classes(project, environment).cramped(4096).start("up").end();

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.err()).contains("Embedded PostgreSQL: initdb failed");
    try (Stream<Path> left = Files.walk(folder.resolve("state"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .doesNotContain("server", "data")
          .noneMatch(name -> name.startsWith("filling"));
    }
    assertThat(run("up").out()).startsWith("database    my_shop_dev, made and started\n");
  }

  @Test
  void refuses_what_is_no_port() {
    CommandRun run = run("up", "--port", "70000");

    assertThat(run.err())
        .isEqualTo(
            """
            Not a port: 70000
              expected: a number from 0 to 65535, where 0 takes a free port
              actual: 70000
              To fix: correct --port, or leave it out
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void finds_nothing_to_migrate_before_it_starts_anything() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    CommandRun run = user(empty).run("up");

    assertThat(run.err()).contains("db/migration");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void needs_nothing_of_a_project_but_to_read_it() throws IOException {
    Files.setPosixFilePermissions(project, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assertThat(run("up").exitCode()).isZero();
      assertThat(project.toFile().list()).containsExactly("db");
    } finally {
      Files.setPosixFilePermissions(project, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void a_database_of_another_purpose_is_not_migrated_and_one_of_production_never() {
    run("up");
    String url = run("url").out().strip();
    String other = url.replace("my_shop_dev", "shop");
    String live = url.replace("my_shop_dev", "shop_live");

    assertThat(user(project).run("migrate", "--server", "auto", "--url", other).err())
        .isEqualTo(
            """
            Not a development database: "shop"
              expected: a name with one of the words dev, local, test, ci or seedbed, such as app_dev
              actual: shop
              why: this command changes it, and it may be somebody's data
              To fix: set url to a development database
                  or: if it may be changed, name it: --yes-this-database shop
            """);
    assertThat(
            user(project)
                .run("up", "--server", "auto", "--url", live, "--yes-this-database", "shop_live")
                .err())
        .isEqualTo(
            """
            Production database: "shop_live"
              expected: a development or test database
              actual: a name with a word such as prod or live
              why: this command changes it, so such a database is never used
              To fix: set url to a development database, such as one named app_dev
                  or: remove url, and the project's own development database is used
            """);
    CommandRun given = user(project).run("up", "--server", "auto", "--url", url);
    assertThat(given.out()).startsWith("database    my_shop_dev, yours\n");
    assertThat(user(project).run("status", "--server", "auto", "--url", other).err())
        .startsWith("Database not found: \"shop\"");
  }

  private CommandRun run(String... arguments) {
    return user(project).run(arguments);
  }

  private CommandRun.User user(Path where) {
    return CommandRun.in(where).with(environment);
  }

  private static JsonNode json(CommandRun run) throws IOException {
    return new JsonMapper().readTree(run.out());
  }

  private void write(String name, String sql) throws IOException {
    Path migrations = Files.createDirectories(project.resolve("db/migration"));
    Files.writeString(migrations.resolve(name), sql);
  }
}

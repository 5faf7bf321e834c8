package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that change nothing, on a database that is for neither tests nor development. */
class ReadingCommandsIT {
  /** With a word for which no command ever writes there. */
  private static final String DATABASE = "Shop_Live";

  private static final String TABLES =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.tenants (id text PRIMARY KEY, name text NOT NULL);
      CREATE TABLE app.agents (
        id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES app.tenants, name text NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now());
      ALTER TABLE app.agents ENABLE ROW LEVEL SECURITY;
      CREATE POLICY own ON app.agents USING (tenant_id = current_setting('app.tenant'));
      """;

  private static final String ROWS =
      """
      INSERT INTO app.tenants VALUES ('a', 'A'), ('b', 'B');
      INSERT INTO app.agents VALUES ('r', 'a', 'router');
      """;

  @TempDir private Path folder;
  private SampleProject project;

  @BeforeEach
  void make() throws Exception {
    project = new SampleProject(folder).migration("V1__tables.sql", TABLES);
    ServerOfTests.create(DATABASE);
    ServerOfTests.execute(DATABASE, TABLES + ROWS);
  }

  @Test
  void rules_are_held_against_it_and_those_that_would_write_are_counted_as_not_run()
      throws Exception {
    CommandRun run =
        unchanged(() -> run("check", "--rule=TIM002,TEN010,KEY001", "--fail-on=error"));

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("pack recommended, database Shop_Live: 0 findings of 3 rules\n")
        .contains("not run for want of a connection that may write: TEN010, TIM002\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void a_rule_that_must_not_be_passed_over_fails_where_it_cannot_run() throws Exception {
    project.file("pack.yaml", "rules: {TIM002: {required: true}}\n");

    CommandRun run = unchanged(() -> run("check", "--pack=pack.yaml"));

    assertThat(run.out())
        .contains(
            """
            [TIM002 maintained-timestamps] is required and examined nothing
              expected: a connection that may write
              actual: none
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSERT INTO app.tenants VALUES (''x'', ''X'')", "DROP TABLE app.agents"})
  void a_rule_in_sql_that_writes_by_a_function_is_stopped_by_the_server(String write)
      throws Exception {
    ServerOfTests.execute(
        DATABASE,
        "CREATE FUNCTION app.writes() RETURNS boolean LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM set_config(''transaction_read_only'', ''off'', false);"
            + " RETURN true; EXCEPTION WHEN others THEN "
            + write
            + "; RETURN false; END'");
    project
        .file("pack.yaml", "sql: [writes.sql]\n")
        .file(
            "writes.sql",
            """
            -- id: WRI001
            -- slug: writes
            -- severity: error
            -- title: It writes
            -- problem: it writes
            -- expected: nothing
            -- examines: [row, rows]
            SELECT 'relation' AS kind, ARRAY['app', 'tenants'] AS names, app.writes() AS ok, '' AS actual
            """);

    CommandRun run = unchanged(() -> run("check", "--pack=pack.yaml"));

    assertThat(run.err())
        .startsWith("Rule WRI001 cannot be checked: ")
        .contains("in a read-only transaction\n", "(SQLSTATE 25006)\n");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void what_is_accepted_is_read_from_it() throws Exception {
    project.migration("V2__notes.sql", "CREATE TABLE notes (id int);");
    ServerOfTests.execute(DATABASE, "CREATE TABLE notes (id int)");

    CommandRun run = unchanged(() -> run("accept", "--rule=KEY001", "--reason", "old"));

    assertThat(run.err()).isEmpty();
    assertThat(project.read("seedbed-baseline.yaml")).contains("KEY001 relation public.notes");
    assertThat(unchanged(() -> run("check", "--rule=KEY001")).exitCode()).isZero();
    assertThat(unchanged(() -> run("prune", "--rule=KEY001")).exitCode()).isZero();
  }

  @Test
  void a_report_is_made_of_it() throws Exception {
    CommandRun run = unchanged(() -> run("report", "--no-trace", "--json"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"tables\" : 2", "\"rows\" : 3");
  }

  @Test
  void rows_are_compared_with_a_manifest() throws Exception {
    ServerOfTests.create("manifest_test");
    ServerOfTests.execute("manifest_test", TABLES);
    project.file("seedbed.yaml", "seed-plan: {seed: 1, tables: {app.tenants: {count: 3}}}\n");
    CommandRun loaded =
        CommandRun.in(folder)
            .run("seed", "--manifest=known.json", "--url", ServerOfTests.url("manifest_test"));
    assertThat(loaded.exitCode()).as(loaded.err()).isZero();

    CommandRun other = unchanged(() -> run("seed", "--verify=known.json"));

    assertThat(other.err()).startsWith("The database does not have the rows of seed 1\n");
    assertThat(other.exitCode()).isEqualTo(2);
  }

  @Test
  void it_is_compared_with_the_migrations_and_written_to_a_file() throws Exception {
    ServerOfTests.execute(DATABASE, "CREATE TABLE app.more (id int)");

    CommandRun diff = unchanged(() -> run("diff"));
    CommandRun snapshot = unchanged(() -> run("snapshot", "--from", "database"));

    assertThat(diff.out()).contains("table app.more");
    assertThat(diff.exitCode()).as(diff.err()).isEqualTo(1);
    assertThat(snapshot.exitCode()).as(snapshot.err()).isZero();
    assertThat(Files.readString(folder.resolve("schema.sql"))).contains("more");
  }

  @Test
  void the_migrations_beside_it_run_on_the_server_that_the_file_names() throws Exception {
    project.file("seedbed.yaml", "server: embedded\n");

    CommandRun same = unchanged(() -> run("diff"));

    assertThat(same.out()).isEqualTo("no difference between migrations and database\n");
    assertThat(same.exitCode()).as(same.err()).isZero();

    project.file("seedbed.yaml", "server: embedded\npostgres-home: " + folder + "\n");
    CommandRun without = unchanged(() -> run("diff"));

    assertThat(without.err()).startsWith("No PostgreSQL server programs in " + folder + "\n");
    assertThat(without.exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain:db/migration",
        "flyway:db/migration",
        "drizzle:drizzle",
        "liquibase:changes"
      })
  void every_tool_tells_what_is_pending_without_making_its_history(String migrations)
      throws Exception {
    project
        .file("drizzle/0000_tables.sql", TABLES)
        .file(
            "drizzle/meta/_journal.json",
            """
            {"version": "7", "dialect": "postgresql",
             "entries": [{"idx": 0, "version": "7", "when": 1, "tag": "0000_tables", "breakpoints": true}]}
            """)
        .file(
            "changes/changelog.sql", "--liquibase formatted sql\n\n--changeset ann:1\nSELECT 1;\n");

    CommandRun run = unchanged(() -> run("status", "--check", "--migrations", migrations));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).endsWith("0 applied, 1 pending\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrate", "seed", "up"})
  void what_writes_is_refused_even_when_it_is_named(String command) throws Exception {
    CommandRun run = unchanged(() -> run(command, "--yes-this-database", DATABASE));

    assertThat(run.err()).startsWith("Production database: \"Shop_Live\"\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private CommandRun run(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--url", ServerOfTests.url(DATABASE)));
    return CommandRun.in(folder).run(words.toArray(String[]::new));
  }

  /** A command, and no transaction of the whole server that has written anything meanwhile. */
  private static CommandRun unchanged(Work work) throws Exception {
    // Vacuum may write at its own times, a command would write each time.
    for (int attempt = 1; ; attempt++) {
      String before = nextTransaction();
      CommandRun run = work.run();
      String after = nextTransaction();
      if (after.equals(before) || attempt == 3) {
        assertThat(after).as("the server's next transaction").isEqualTo(before);
        return run;
      }
    }
  }

  private static String nextTransaction() throws SQLException {
    return ServerOfTests.ask("postgres", "SELECT pg_snapshot_xmax(pg_current_snapshot())");
  }

  private interface Work {
    CommandRun run() throws Exception;
  }
}

package dev.seedbed.database.migration.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.schema.DiffOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaChecksIT {
  @TempDir Path folder;
  @TempDir Path other;
  private CheckedProject project;

  @BeforeEach
  void write() {
    project =
        new CheckedProject(folder)
            .with("V1__app.sql", "CREATE SCHEMA app;\nCREATE TABLE app.a (id integer PRIMARY KEY);")
            .with("V2__b.sql", "CREATE TABLE app.b (id integer, note text);\n");
  }

  @Test
  void a_history_makes_migrations_idempotent() throws SQLException {
    project.with("R__view.sql", "CREATE OR REPLACE VIEW app.v AS SELECT 1 AS one;");
    assertThat(project.say(new Idempotent(project.folder())))
        .isEqualTo("a second run changes nothing (examined: 1)");
  }

  @Test
  void goes_on_where_a_migration_ends_the_sessions_of_others() throws SQLException {
    project.with(
        "R__alone.sql",
        """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
        """);
    assertThat(project.say(new Idempotent(project.folder())))
        .isEqualTo("a second run changes nothing (examined: 1)");
  }

  @Test
  void finds_a_second_run_that_does_it_again() throws SQLException {
    assertThat(
            project.say(
                new Idempotent(
                    new AllAtOnce(
                        """
                        CREATE TABLE IF NOT EXISTS t (n integer);
                        INSERT INTO t VALUES (1);
                        CREATE INDEX ON t (n);
                        """))))
        .isEqualTo(
            """
            Migrations change the schema when they run again: all at once
              expected: the schema that the first run made
              actual: - after the first run, + after the second
                index public.t_n_idx1
                  + CREATE INDEX t_n_idx1 ON public.t USING btree (n)
              To fix: make the statements harmless the second time, as in CREATE ... IF NOT EXISTS
                  or: let a tool run them that keeps a history

            Migrations change data when they run again: all at once
              expected: the rows that the first run left
              actual: public.t: 1 more rows
              To fix: make the statements harmless the second time, as in ON CONFLICT DO NOTHING""");
    assertThat(project.say(new Idempotent(new AllAtOnce("CREATE TABLE t ()"))))
        .isEqualTo(
            """
            Migrations fail when they run again: all at once
              expected: a second run that finds nothing to do
              actual: ERROR: relation "t" already exists
              To fix: make the statements harmless the second time, as in CREATE ... IF NOT EXISTS""");
  }

  @Test
  void neighbours_may_come_in_any_order_unless_the_result_differs() throws SQLException {
    project
        .with("V3__c.sql", "ALTER TABLE app.b ADD COLUMN c integer;")
        .with("V4__d.sql", "ALTER TABLE app.b ADD COLUMN d integer;");
    assertThat(project.say(AnyOrder.of(project.folder())))
        .isEqualTo("migrations that do not need each other can come in any order (examined: 3)");
    project
        .with("V5__n.sql", "ALTER TABLE app.b ALTER COLUMN note SET DEFAULT 'a';")
        .with("V6__n.sql", "ALTER TABLE app.b ALTER COLUMN note SET DEFAULT 'b';");
    assertThat(project.say(AnyOrder.of(project.folder())))
        .isEqualTo(
            """
            The order of two migrations matters: 5, 6
              expected: one schema, whichever of these was applied first
                V5__n.sql
                V6__n.sql
              actual: - in the order of their names, + the other way round
                table app.b  (V5__n.sql:1)
                    CREATE TABLE app.b (
                  -   note text DEFAULT 'b'::text
                  +   note text DEFAULT 'a'::text
              why: a branch that is merged late applies its migration after those of others
              To fix: let the later one build on the earlier one, so that it fails without it""");
    assertThat(project.say(AnyOrder.of(new AllAtOnce("SELECT 1"))))
        .isEqualTo(
            """
            Cannot change the order of the migrations: all at once
              expected: migrations that Seedbed applies one by one, and in another order if told to
              actual: a source that has one order
              To fix: leave this check out""");
  }

  @Test
  void every_version_leads_to_the_newest_schema() throws SQLException {
    assertThat(project.say(FromEveryVersion.of(project.folder())))
        .isEqualTo("every version can be upgraded (examined: 1)");
  }

  @Test
  void finds_a_release_that_was_edited() throws SQLException {
    CheckedProject older = new CheckedProject(other);
    older.with("V1__app.sql", "CREATE SCHEMA app;\nCREATE TABLE app.a (id integer);");
    MigrationChecks checks = project.checks().from("1.0", older.folder());
    AllAtOnce head = new AllAtOnce("CREATE TABLE IF NOT EXISTS t (a integer, b integer)");
    MigrationChecks loose =
        MigrationChecks.of(SharedServer.get(), head)
            .from("1.0", new AllAtOnce("CREATE TABLE t (a integer)"));
    assertThat(checks.run(checks.fromEveryVersion()).toString())
        .startsWith("Upgrading from 1.0 fails\n  expected: the migrations to apply");
    assertThat(project.say(loose.fromEveryVersion()))
        .isEqualTo(
            """
            Upgrading from 1.0 makes another schema
              expected: the schema that the migrations make of an empty database
              actual: - from an empty database, + from 1.0
                table public.t
                    CREATE TABLE public.t (
                  -   b integer
              To fix: do not edit what was released: put the change into a new migration""");
  }

  @Test
  void two_ways_make_one_schema_or_it_says_where_they_part() throws SQLException {
    AllAtOnce init =
        new AllAtOnce(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.a (id integer CONSTRAINT a_key PRIMARY KEY);
            CREATE TABLE app.b (note text, id integer);
            """);
    assertThat(project.say(SameSchema.of(project.folder(), init)))
        .isEqualTo(
            """
            Two ways lead to different schemas
              expected: the schema that sql makes
              actual: - sql, + all at once
                constraint app.a.a_pkey  (V1__app.sql:2)
                  - ALTER TABLE app.a ADD CONSTRAINT a_pkey PRIMARY KEY (id)
                constraint app.a.a_key  (V1__app.sql:2)
                  + ALTER TABLE app.a ADD CONSTRAINT a_key PRIMARY KEY (id)
              To fix: change one of them, so that both make the same""");
    MigrationChecks nameless = project.checks().comparing(DiffOptions.DEFAULT.withNames(false));
    assertThat(nameless.run(nameless.sameSchemaAs(init)).passed()).isTrue();
  }

  @Test
  void compares_with_what_was_committed_and_writes_it_when_told_to() throws SQLException {
    Path file = folder.resolve("schema.sql");
    MigrationChecks checks = project.checks();
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> checks.run(checks.matchesSnapshot(file)))
        .withMessageStartingWith("Schema snapshot not found: ");
    MigrationChecks updating = checks.updatingSnapshots(true);
    assertThat(updating.run(updating.matchesSnapshot(file)).passed()).isTrue();
    assertThat(checks.run(checks.matchesSnapshot(file)).passed()).isTrue();
    CheckedProject changed = new CheckedProject(other);
    changed
        .with("V1__app.sql", "CREATE SCHEMA app;\nCREATE TABLE app.a (id integer PRIMARY KEY);")
        .with("V2__b.sql", "CREATE TABLE app.b (\n  id integer,\n  note varchar(9));\n");
    assertThat(
            changed
                .say(changed.checks().matchesSnapshot(file))
                .replace(file.toString(), "schema.sql"))
        .isEqualTo(
            """
            The schema is not the one in schema.sql
              expected: what the migrations make to be what was committed
              actual: - schema.sql, + sql
                table app.b  (V2__b.sql:3)
                    CREATE TABLE app.b (
                  -   note text
                  +   note character varying(9)
              To fix: if it is meant, write it anew and commit it: -Dseedbed.update-snapshot=true
                  or: else correct the migration""");
  }

  @Test
  void two_migrators_with_a_lock_both_succeed() throws SQLException {
    assertThat(project.say(new TwoMigrators(project.folder())))
        .isEqualTo("two migrators at once both succeed (examined: 2)");
  }

  @Test
  void finds_migrators_that_do_not_wait_for_each_other() throws SQLException {
    assertThat(project.say(new TwoMigrators(new AllAtOnce("CREATE TABLE t ()"))))
        .startsWith("Two migrators at once get in each other's way: all at once\n")
        .endsWith(
            "  To fix: take an advisory lock around the whole run\n"
                + "      or: let one process migrate before the others start");
  }

  @Test
  void drops_what_a_killed_process_left_and_nothing_of_a_living_one() throws SQLException {
    try (ThrowawayDatabases living = ThrowawayDatabases.on(SharedServer.get());
        Connection connection = SharedServer.get().connect("postgres")) {
      ThrowawayDatabase database = living.create();
      CheckedProject.execute(connection, "CREATE DATABASE seedbed_check_abc_1");
      project.say(new Idempotent(project.folder()));
      assertThat(CheckedProject.left()).containsExactly(database.name());
    }
    assertThat(CheckedProject.left()).isEmpty();
  }

  @Test
  void standard_checks_are_those_that_need_no_more_words() {
    MigrationChecks checks = project.checks();
    assertThat(checks.standard()).hasSize(3);
    assertThat(checks.seededBy((connection, catalog) -> {}).standard())
        .extracting(MigrationCheck::title)
        .containsExactly(
            "a second run changes nothing",
            "two migrators at once both succeed",
            "every version can be upgraded",
            "upgrading keeps the data");
  }
}

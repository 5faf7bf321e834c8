package dev.seedbed.database.migration.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.migration.Migrations;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReversibleIT {
  @TempDir Path folder;
  @TempDir Path other;
  private CheckedProject project;

  @BeforeEach
  void write() {
    project =
        new CheckedProject(folder)
            .with(
                "001_app.up.sql",
                """
                CREATE SCHEMA app;
                CREATE TABLE app."User" (id integer PRIMARY KEY, "E-Mail" text);
                """)
            .with("001_app.down.sql", "DROP SCHEMA app CASCADE;");
  }

  @Test
  void passes_if_every_file_takes_back_what_the_other_does() throws SQLException {
    project
        .with(
            "002_events.up.sql",
            """
            CREATE EXTENSION vector;
            CREATE TABLE app.events (at date, "user" integer REFERENCES app."User", v vector(3))
              PARTITION BY RANGE (at);
            CREATE TABLE app.events_2026 PARTITION OF app.events
              FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            ALTER TABLE app."User" DROP COLUMN "E-Mail";
            """)
        .with(
            "002_events.down.sql",
            """
            ALTER TABLE app."User" ADD COLUMN "E-Mail" text;
            DROP TABLE app.events;
            DROP EXTENSION vector;
            """);
    assertThat(project.say(project.checks().reversible()))
        .isEqualTo("each migration can be taken back (examined: 2)");
    assertThat(CheckedProject.left()).isEmpty();
  }

  @Test
  void finds_what_a_down_file_forgets_and_goes_on_with_the_next() throws SQLException {
    project
        .with(
            "002_names.up.sql",
            """
            ALTER TABLE app."User" ADD COLUMN name varchar(20);
            CREATE INDEX names ON app."User" (name, id);
            COMMENT ON TABLE app."User" IS 'a person';
            """)
        .with("002_names.down.sql", "DROP INDEX app.names;")
        .with("003_more.up.sql", "CREATE TABLE app.more (id integer);")
        .with("003_more.down.sql", "DROP TABLE app.mores;");
    assertThat(project.say(project.checks().reversible()))
        .isEqualTo(
            """
            Migration is not taken back whole: 002_names.up.sql
              expected: the schema that was there before it
              actual: - before it, + after it was taken back
                table app."User"  (002_names.up.sql:1)
                    CREATE TABLE app."User" (
                  +   name character varying(20)
                comment on TABLE app."User"
                  + COMMENT ON TABLE app."User" IS 'a person'
              To fix: let what undoes it take back all that it does, and nothing else

            Migration cannot be applied again: 002_names.up.sql
              expected: it to succeed after it was taken back
              actual: Migration failed: 002_names.up.sql:1:1
                  1 | ALTER TABLE app."User" ADD COLUMN name varchar(20);
                  expected: every statement to succeed
                  actual: ERROR: column "name" of relation "User" already exists
                    SQLSTATE 42701
                  why: all pending migrations ran in one transaction, which was rolled back
                  To fix: correct the statement in 002_names.up.sql:1
              why: what undoes it leaves something behind, or takes too much
              To fix: let what undoes it take back all that it does, and nothing else

            Migration cannot be taken back: 003_more.up.sql
              expected: what undoes it to succeed right after it was applied
              actual: Migration failed: 003_more.down.sql:1:1
                  1 | DROP TABLE app.mores;
                  expected: every statement to succeed
                  actual: ERROR: table "mores" does not exist
                    SQLSTATE 42P01
                  why: all pending migrations ran in one transaction, which was rolled back
                  To fix: correct the statement in 003_more.down.sql:1
              To fix: correct what undoes it""");
  }

  @Test
  void asks_for_a_down_file_unless_told_that_there_is_none() throws SQLException {
    project.with("002_x.sql", "CREATE TABLE app.x (id integer);");
    assertThat(project.say(project.checks().reversible()))
        .isEqualTo(
            """
            Migration cannot be taken back: 002_x.sql
              expected: a file beside it that undoes it
              actual: none
              To fix: write 002_x.down.sql
                  or: say that it is not meant to be: irreversible("...")""");
    assertThat(project.say(project.checks().irreversible("2").reversible()))
        .isEqualTo("each migration can be taken back (examined: 2)");
  }

  @Test
  void takes_back_by_what_the_test_gives() throws SQLException {
    project.with("002_x.sql", "CREATE TABLE app.x (id integer);");
    MigrationChecks checks =
        project
            .checks()
            .undoneBy(
                (target, file) ->
                    CheckedProject.execute(
                        target.connection(),
                        file.id().equals("2") ? "DROP TABLE app.x" : "DROP SCHEMA app CASCADE"));
    assertThat(checks.run(checks.reversible()).passed()).isTrue();
  }

  @Test
  void runs_in_a_schema_of_its_own_and_through_several_sources() throws SQLException {
    Migrations twice =
        Migrations.of(List.of(project.folder(), Migrations.inSchema("Other", more())));
    assertThat(project.say(Reversible.of(twice)))
        .isEqualTo("each migration can be taken back (examined: 2)");
  }

  private Migrations more() {
    return new CheckedProject(other)
        .with("V1__x.sql", "CREATE TABLE things (id integer);")
        .with("U1__x.sql", "DROP TABLE things;")
        .folder();
  }

  @Test
  void cannot_stop_within_a_source_that_does_not_know_its_files() throws SQLException {
    assertThat(project.say(Reversible.of(new AllAtOnce("CREATE TABLE t ()"))))
        .isEqualTo(
            """
            Cannot stop at a version: all at once
              expected: migrations whose files Seedbed knows, at least two of them
              actual: a source that applies all or nothing, or a single file
              To fix: give the migrations of an earlier release: from("1.0", olderMigrations)
                  or: check them in other ways: areIdempotent, leadToTheSameSchemaAs""");
  }
}

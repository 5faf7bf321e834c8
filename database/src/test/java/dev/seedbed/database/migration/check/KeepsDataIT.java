package dev.seedbed.database.migration.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SeedbedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepsDataIT {
  private static final SeedData USERS =
      (connection, catalog) -> {
        assertThat(catalog.table("app.User")).isPresent();
        CheckedProject.execute(
            connection,
            """
            INSERT INTO app."User" (id, "E-Mail", state, born)
            SELECT n, n || '@example.org', 'new', '2000-01-01'::timestamp + n * interval '1 hour'
            FROM generate_series(1, 3) AS n;
            INSERT INTO app.notes SELECT 'note ' || n FROM generate_series(1, 4) AS n;
            INSERT INTO app.events SELECT '2026-05-01', n FROM generate_series(1, 2) AS n;
            """);
      };

  @TempDir Path folder;
  private CheckedProject project;

  @BeforeEach
  void write() {
    project =
        new CheckedProject(folder)
            .with(
                "V1__app.sql",
                """
                CREATE SCHEMA app;
                CREATE TABLE app."User" (
                  id integer PRIMARY KEY, "E-Mail" text, state text, born timestamp, spare text);
                CREATE TABLE app.notes (note text);
                CREATE TABLE app.events (at date NOT NULL, n integer NOT NULL, PRIMARY KEY (at, n))
                  PARTITION BY RANGE (at);
                CREATE TABLE app.events_2026 PARTITION OF app.events
                  FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                """);
  }

  private String upgraded(String sql) throws SQLException {
    project.with("V2__change.sql", sql);
    return project.say(new KeepsData(project.folder(), USERS));
  }

  @Test
  void passes_what_moves_renames_and_converts_without_loss() throws SQLException {
    assertThat(
            upgraded(
                """
                ALTER TABLE app."User" RENAME TO people;
                ALTER TABLE app.people RENAME COLUMN "E-Mail" TO email;
                ALTER TABLE app.people ALTER COLUMN id TYPE bigint;
                ALTER TABLE app.people ALTER COLUMN email TYPE varchar(100);
                ALTER TABLE app.people ALTER COLUMN born TYPE timestamptz USING born AT TIME ZONE 'UTC';
                ALTER TABLE app.people DROP COLUMN spare;
                ALTER TABLE app.people ADD COLUMN name text DEFAULT 'x' NOT NULL;
                CREATE SCHEMA archive;
                ALTER TABLE app.notes SET SCHEMA archive;
                INSERT INTO archive.notes VALUES ('one more');
                CREATE TABLE app.copied AS SELECT * FROM app.events;
                ALTER TABLE app.events DETACH PARTITION app.events_2026;
                ALTER TABLE app.events ATTACH PARTITION app.events_2026
                  FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                """))
        .isEqualTo("upgrading keeps the data (examined: 1)");
  }

  @Test
  void finds_a_column_that_is_dropped_with_what_it_holds() throws SQLException {
    assertThat(upgraded("ALTER TABLE app.\"User\" DROP COLUMN \"E-Mail\";"))
        .isEqualTo(
            """
            Migration loses or changes data: V2__change.sql
              expected: every row and value that was there before it
              actual: app."User"."E-Mail" is gone, which had values in 3 rows (V2__change.sql:1)
              why: the database had rows of version 1
              To fix: keep the data: copy or convert it before it goes
                  or: if it is meant, say so: expecting("app."User"", DataChange.column("E-Mail"))""");
  }

  @Test
  void finds_a_type_that_is_too_narrow() throws SQLException {
    assertThat(
            upgraded(
                """
                ALTER TABLE app."User"
                  ALTER COLUMN "E-Mail" TYPE varchar(5) USING left("E-Mail", 5),
                  ALTER COLUMN born TYPE date;
                """))
        .contains(
            """
              actual: app."User"."E-Mail": another value in 3 rows, such as that of key 1; its type was \
            text and is character varying(5) (V2__change.sql:2)
                app."User".born: another value in 3 rows, such as that of key 1; its type was timestamp \
            without time zone and is date (V2__change.sql:3)
            """);
  }

  @Test
  void finds_an_update_that_has_no_where() throws SQLException {
    assertThat(upgraded("UPDATE app.\"User\" SET state = 'old';\nUPDATE app.notes SET note = 'x';"))
        .contains(
            """
              actual: app."User".state: another value in 3 rows, such as that of key 1 (V2__change.sql:1)
                app.notes.note: another value in 4 rows (V2__change.sql:2)
            """);
  }

  @Test
  void finds_rows_and_tables_that_go() throws SQLException {
    assertThat(
            upgraded(
                """
                DELETE FROM app."User" WHERE id = 2;
                DELETE FROM app.notes WHERE note = 'note 1';
                DROP TABLE app.events;
                """))
        .contains(
            """
              actual: app."User": 1 of 3 rows gone, such as that of key 2 (V2__change.sql:1)
                app.events is gone, which had 2 rows (V2__change.sql:3)
                app.notes: 1 of 4 rows gone (V2__change.sql:2)
            """);
  }

  @Test
  void lets_happen_what_is_expected_and_asks_for_it() throws SQLException {
    project.with("V2__change.sql", "ALTER TABLE app.\"User\" DROP COLUMN \"E-Mail\";");
    KeepsData check =
        new KeepsData(project.folder(), USERS)
            .expecting("app.\"User\"", DataChange.column("E-Mail"));
    assertThat(project.say(check)).isEqualTo("upgrading keeps the data (examined: 1)");
    assertThat(project.say(check.expecting("notes", DataChange.rows())))
        .isEqualTo(
            """
            A change of data that was expected did not happen
              expected: notes: DataChange.rows()
              actual: no migration made it
              why: an exception that is not needed hides the next mistake
              To fix: take it out""");
  }

  @Test
  void finds_what_only_an_empty_table_takes_and_what_is_not_valid() throws SQLException {
    assertThat(upgraded("ALTER TABLE app.notes ADD COLUMN author text NOT NULL;"))
        .startsWith(
            """
            Migration fails on a database with data: V2__change.sql
              expected: it to succeed whatever rows there are
              actual: Migration failed: V2__change.sql:1:1
            """);
    assertThat(upgraded("ALTER TABLE app.notes ADD CONSTRAINT short CHECK (note = '') NOT VALID;"))
        .isEqualTo(
            """
            Migration leaves constraints or indexes that are not valid: V2__change.sql
              expected: every constraint to hold of the rows that are there, and every index to be used
              actual: constraint short on app.notes
              To fix: bring the rows in order, then ALTER TABLE ... VALIDATE CONSTRAINT ...
                  or: drop an invalid index and make it again""");
  }

  @Test
  void lets_a_later_file_validate_what_one_has_added() throws SQLException {
    String added = "ALTER TABLE app.notes ADD CONSTRAINT short CHECK (note < 'note 3') NOT VALID;";
    project.with("V2__change.sql", added);
    project.with(
        "V3__valid.sql",
        "DELETE FROM app.notes WHERE note >= 'note 3';"
            + " ALTER TABLE app.notes VALIDATE CONSTRAINT short;");
    KeepsData check =
        new KeepsData(project.folder(), (connection, catalog) -> notes(connection, catalog, 2));
    assertThat(project.say(check)).isEqualTo("upgrading keeps the data (examined: 2)");

    project.with("V3__valid.sql", "ALTER TABLE app.notes VALIDATE CONSTRAINT short;");
    KeepsData withOthers =
        new KeepsData(
            project.folder(),
            (connection, catalog) -> notes(connection, catalog, isNew(catalog) ? 2 : 4));
    assertThat(project.say(withOthers))
        .startsWith(
            """
            Migration fails on a database with data: V3__valid.sql
              expected: it to succeed whatever rows there are
            """)
        .contains("why: the database had rows of version 1");
  }

  private static void notes(Connection connection, Catalog catalog, int count) throws SQLException {
    assertThat(catalog.table("app.notes")).isPresent();
    CheckedProject.execute(
        connection,
        "INSERT INTO app.notes SELECT 'note ' || n FROM generate_series(1, " + count + ") AS n");
  }

  private static boolean isNew(Catalog catalog) {
    return catalog.table("app.notes").orElseThrow().constraints().stream()
        .anyMatch(each -> each.name().equals("short"));
  }

  @Test
  void goes_from_the_releases_that_it_is_given_file_by_file() throws SQLException {
    project
        .with("V2__more.sql", "ALTER TABLE app.notes ADD COLUMN author text DEFAULT 'me';")
        .with("V3__less.sql", "ALTER TABLE app.notes DROP COLUMN note;");
    MigrationChecks checks = project.checks().seededBy(USERS).from("1");
    assertThat(project.say(checks.keepsData()))
        .startsWith("Migration loses or changes data: V3__less.sql")
        .contains("app.notes.note is gone, which had values in 4 rows")
        .contains("why: the database had rows of version 1");
    MigrationChecks expecting = checks.expecting("app.notes", DataChange.table());
    assertThat(expecting.run(expecting.keepsData()).passed()).isTrue();
    assertThat(CheckedProject.left()).isEmpty();
  }

  @Test
  void refuses_to_pass_without_rows_and_knows_no_other_version() throws SQLException {
    project.with("V2__more.sql", "CREATE TABLE app.more (id integer);");
    assertThat(project.say(project.checks().keepsData()))
        .isEqualTo(
            """
            Nothing to keep: no rows at version 1
              expected: rows in at least one table before the migrations go on
              actual: every table is empty
              why: without rows no migration loses any, not even a wrong one
              To fix: insert rows in the seed
                  or: begin at a version that has tables: from("...")""");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> project.checks().from("7"))
        .withMessage(
            """
            No migration 7 in filesystem:%s
              expected: one of 1, 2
              actual: 7
              To fix: name the version that the file begins with"""
                .formatted(folder));
  }
}

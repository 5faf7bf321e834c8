package dev.seedbed.database.migration.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.migration.Migrations;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checks say of migrations that do not note down, or not well, what they have applied. */
class MigratorsWithoutHistoryIT {
  /** Held until the session ends, which is after the statements of the same call are committed. */
  private static final String LOCK = "SELECT pg_advisory_lock(7);\n";

  private static String say(Migrations migrations, MigrationCheck check) throws SQLException {
    return MigrationChecks.of(SharedServer.get(), migrations).run(check).toString();
  }

  @Test
  void finds_a_source_that_applies_again_what_it_knows() throws SQLException {
    Migrations again = new NoHistory("CREATE TABLE IF NOT EXISTS t ()");
    assertThat(say(again, new Idempotent(again)))
        .isEqualTo(
            """
            Migrations are applied a second time: no history
              expected: nothing pending after the first run
              actual: script
              To fix: let the source note down what it has applied""");
  }

  @Test
  void finds_two_migrators_that_apply_the_same() throws SQLException {
    Migrations twice = new NoHistory(LOCK + "CREATE TABLE IF NOT EXISTS t ()");
    assertThat(say(twice, new TwoMigrators(twice)))
        .isEqualTo(
            """
            Two migrators at once apply the same: no history
              expected: each file to be applied once
              actual: script
                script
              To fix: take an advisory lock around the whole run""");
  }

  @Test
  void finds_two_migrators_that_make_more_than_one_does() throws SQLException {
    Migrations more =
        new AllAtOnce(
            LOCK
                + """
                DO $$ BEGIN
                  IF to_regclass('t') IS NULL THEN CREATE TABLE t (a integer);
                  ELSE ALTER TABLE t ADD COLUMN b integer; END IF;
                END $$
                """);
    assertThat(say(more, new TwoMigrators(more)))
        .isEqualTo(
            """
            Two migrators at once make another schema than one: all at once
              expected: the schema that one makes
              actual: - one, + two at once
                table public.t
                    CREATE TABLE public.t (
                  +   b integer
              To fix: take an advisory lock around the whole run""");
  }

  @Test
  void finds_a_migration_that_makes_something_else_the_second_time(@TempDir Path folder)
      throws SQLException {
    CheckedProject project =
        new CheckedProject(folder)
            .with("1_runs.up.sql", "CREATE TABLE runs (n integer);")
            .with("1_runs.down.sql", "DROP TABLE runs;")
            .with(
                "2_t.up.sql",
                """
                INSERT INTO runs VALUES (1);
                CREATE TABLE t (a integer);
                DO $$ BEGIN
                  IF (SELECT count(*) FROM runs) > 1 THEN ALTER TABLE t ADD COLUMN b integer; END IF;
                END $$;
                """)
            .with("2_t.down.sql", "DROP TABLE t;");
    assertThat(project.say(project.checks().reversible()))
        .isEqualTo(
            """
            Migration makes another schema the second time: 2_t.up.sql
              expected: the schema that it made before it was taken back
              actual: - the first time, + after it was taken back and applied again
                table public.t  (2_t.up.sql:4)
                    CREATE TABLE public.t (
                  +   b integer
              To fix: let what undoes it take back all that it does, and nothing else""");
  }
}

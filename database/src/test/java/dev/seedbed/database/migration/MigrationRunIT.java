package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationRunIT {
  @TempDir Path root;
  private MigrationProject project;

  @BeforeEach
  void writeFirstMigration() throws SQLException {
    project = new MigrationProject(root);
    project.write("sql/V1__agents.sql", "CREATE TABLE agents (id text);");
  }

  @AfterEach
  void close() throws SQLException {
    project.close();
  }

  @Test
  void names_who_holds_the_lock_when_the_wait_is_over() throws SQLException {
    try (Connection other = project.connect();
        Statement statement = other.createStatement()) {
      statement.execute("SET application_name = 'deploy'");
      statement.execute("SELECT pg_advisory_lock(99539949)");
      assertThatExceptionOfType(MigrationException.class)
          .isThrownBy(() -> apply(MigrationOptions.DEFAULT.withLockWait(Duration.ofMillis(50))))
          .satisfies(
              e ->
                  assertThat(e.error().toString().replaceAll("since [\\d :-]+ UTC", "since TIME"))
                      .isEqualTo(
                          """
                          Another migrator is at work: database %s
                            expected: advisory lock 99539949 within 50 ms
                            actual: held by process %s, application deploy, user postgres, connected since TIME
                            why: two migrators at once would apply the same files twice
                            To fix: let it end, or end it: SELECT pg_terminate_backend(%2$s)
                                or: wait longer: the setting migration-lock-wait, or MigrationOptions.withLockWait"""
                              .formatted(project.database(), backend(statement))));
      assertThat(project.rows("SELECT 1 FROM pg_tables WHERE tablename = 'agents'")).isEmpty();
    }
    assertThat(apply(MigrationOptions.DEFAULT).applied()).containsExactly("sql/V1__agents.sql");
    assertThat(project.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'")).isEmpty();
  }

  @Test
  void keeps_the_files_before_a_failure_if_each_has_its_transaction() throws SQLException {
    project.write("sql/V2__broken.sql", "CREATE TABLE tools ();\nSELECT 1/0;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(
            () -> apply(MigrationOptions.DEFAULT.withTransactions(TransactionMode.ONE_PER_FILE)))
        .withMessage(
            """
            Migration failed: sql/V2__broken.sql:2:1
              2 | SELECT 1/0;
              expected: every statement to succeed
              actual: ERROR: division by zero
                SQLSTATE 22012
              why: the transaction was rolled back; applied before and kept: sql/V1__agents.sql
              To fix: correct the statement in sql/V2__broken.sql:2""");
    assertThat(project.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("agents");
    assertThat(project.rows("SELECT id FROM seedbed.migrations")).containsExactly("1");
  }

  @Test
  void runs_outside_transactions_what_cannot_run_inside() throws SQLException {
    project.write("sql/V2__index.sql", "CREATE INDEX CONCURRENTLY agents_id ON agents (id);");
    project.write("sql/V3__vacuum.sql", "VACUUM (ANALYZE) agents");
    project.write("sql/V4__tools.sql", "CREATE TABLE tools ();");
    assertThat(apply(MigrationOptions.DEFAULT).applied()).hasSize(4);
    assertThat(project.rows("SELECT id FROM seedbed.migrations ORDER BY id"))
        .containsExactly("1", "2", "3", "4");
    assertThat(project.connection().getAutoCommit()).isTrue();
  }

  @Test
  void says_what_is_left_of_a_file_outside_transactions() throws SQLException {
    project.write(
        "sql/V2__index.sql",
        """
        INSERT INTO agents VALUES ('a'), ('a');
        CREATE UNIQUE INDEX CONCURRENTLY agents_id ON agents (id);
        CREATE TABLE tools ();
        """);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> apply(MigrationOptions.DEFAULT))
        .withMessage(
            """
            Migration failed: sql/V2__index.sql:2:1
              2 | CREATE UNIQUE INDEX CONCURRENTLY agents_id ON agents (id);
              expected: every statement to succeed
              actual: ERROR: could not create unique index "agents_id"
                Detail: Key (id)=(a) is duplicated.
                SQLSTATE 23505
              why: the file runs without a transaction; applied and kept are its statements in line 1
                and before it sql/V1__agents.sql
              To fix: correct the statement in sql/V2__index.sql:2
                  or: undo by hand what was kept of the file before it runs again
                  or: drop the invalid index that the statement left: DROP INDEX "public"."agents_id\"""");
    assertThat(project.rows("SELECT count(*) FROM agents")).containsExactly("2");
    assertThat(project.rows("SELECT id FROM seedbed.migrations")).containsExactly("1");
  }

  @Test
  void runs_outside_transactions_what_asks_for_it() throws SQLException {
    project.write(
        "sql/V2__batches.sql",
        """
        -- seedbed: no transaction
        DO $$ BEGIN
          INSERT INTO agents VALUES ('a');
          COMMIT;
          INSERT INTO agents VALUES ('b');
        END $$;
        """);
    apply(MigrationOptions.DEFAULT);
    assertThat(project.rows("SELECT id FROM agents")).containsExactly("a", "b");
  }

  @Test
  void commits_new_enum_values_before_they_are_used() throws SQLException {
    project.write("sql/V2__state.sql", "CREATE TYPE state AS ENUM ('new');");
    apply(MigrationOptions.DEFAULT);
    project.write("sql/V3__more.sql", "CREATE TABLE tools (); ALTER TYPE state ADD VALUE 'old';");
    project.write("sql/V4__use.sql", "SELECT 'old'::state;");
    assertThat(apply(MigrationOptions.DEFAULT).applied())
        .containsExactly("sql/V3__more.sql", "sql/V4__use.sql");
  }

  @Test
  void tries_again_what_fails_for_a_passing_reason() throws SQLException {
    project.execute("CREATE SEQUENCE tries");
    project.write(
        "sql/V2__flaky.sql",
        """
        DO $$ BEGIN
          IF nextval('tries') < 3 THEN
            RAISE EXCEPTION 'busy' USING ERRCODE = '40001';
          END IF;
        END $$;
        """);
    RetryPolicy thrice = new RetryPolicy(3, Duration.ofMillis(1));
    MigrationReport report = apply(MigrationOptions.DEFAULT.withRetries(thrice));
    assertThat(report.applied()).hasSize(2);
    assertThat(report.alreadyApplied()).isZero();
  }

  @Test
  void gives_up_after_the_last_attempt() throws SQLException {
    project.write("sql/V2__flaky.sql", "DO $$ BEGIN RAISE 'busy' USING ERRCODE = '40P01'; END $$;");
    RetryPolicy twice = new RetryPolicy(2, Duration.ofMillis(1));
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> apply(MigrationOptions.DEFAULT.withRetries(twice)))
        .withMessageContaining("which was rolled back\n    this was attempt 2\n");
  }

  @Test
  void stops_a_file_that_takes_too_long() {
    project.write("sql/V2__slow.sql", "CREATE TABLE tools ();\nSELECT pg_sleep(60);");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> apply(MigrationOptions.DEFAULT.withTimeout(Duration.ofMillis(100))))
        .withMessage(
            """
            Migration took too long: sql/V2__slow.sql:2
              expected: the whole file to be applied within 100 ms
              actual: this statement was still running, and was canceled
              why: all pending migrations ran in one transaction, which was rolled back
              To fix: look what it waited for: another session's lock, or a table too large for it
                  or: give it more time: the setting migration-timeout, or MigrationOptions.withTimeout""");
  }

  @Test
  void names_the_files_when_their_commit_fails() {
    project.write(
        "sql/V2__deferred.sql",
        """
        CREATE TABLE parents (id int PRIMARY KEY);
        CREATE TABLE children (id int REFERENCES parents DEFERRABLE INITIALLY DEFERRED);
        INSERT INTO children VALUES (1);
        """);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> apply(MigrationOptions.DEFAULT))
        .withMessage(
            """
            Migrations failed when they were committed: sql/V1__agents.sql, sql/V2__deferred.sql
              expected: all deferred constraints to hold at the end of the transaction
              actual: ERROR: insert or update on table "children" violates foreign key constraint "children_id_fkey"
                Detail: Key (id)=(1) is not present in table "parents".
                SQLSTATE 23503
              why: all pending migrations ran in one transaction, which was rolled back
              To fix: correct the rows that one of these files writes""");
  }

  @Test
  void leaves_nothing_of_a_dry_run() throws SQLException {
    project.write("sql/V2__index.sql", "CREATE INDEX CONCURRENTLY agents_id ON agents (id);");
    project.write("sql/V3__tools.sql", "CREATE TABLE tools ();");
    MigrationReport report = apply(MigrationOptions.DEFAULT.withDryRun(true));
    assertThat(report.applied()).containsExactly("sql/V1__agents.sql", "sql/V3__tools.sql");
    assertThat(project.rows("SELECT nspname FROM pg_namespace WHERE nspname = 'seedbed'"))
        .isEmpty();
    assertThat(project.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        .isEmpty();
  }

  private static String backend(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private MigrationReport apply(MigrationOptions options) throws SQLException {
    return project.folder("sql").with(options).apply(project.connection());
  }
}

package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;

class SqlFolderIT {
  private final String database = SharedServer.newDatabase();
  private final Connection connection = SharedServer.get().connect(database);

  @TempDir Path project;

  SqlFolderIT() throws SQLException {}

  @BeforeEach
  void writeFirstMigration() throws IOException {
    write("V1__app.sql", "CREATE SCHEMA app;\nCREATE TABLE app.agents (id text);");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void applies_what_is_pending_and_nothing_twice() throws Exception {
    assertThat(apply().applied()).containsExactly("sql/V1__app.sql");
    write("V2__tools.sql", "CREATE TABLE app.\"Tools; etc\" (id text);");
    MigrationReport second = apply();
    assertThat(second.applied()).containsExactly("sql/V2__tools.sql");
    assertThat(second.alreadyApplied()).isEqualTo(1);
    assertThat(apply().applied()).isEmpty();
    assertThat(rows("SELECT id || ' ' || file FROM seedbed.migrations ORDER BY id"))
        .containsExactly("1 sql/V1__app.sql", "2 sql/V2__tools.sql");
  }

  @Test
  void runs_a_repeatable_file_again_when_it_has_changed() throws Exception {
    write("R__view.sql", "CREATE OR REPLACE VIEW app.v AS SELECT 1 AS one;");
    apply();
    assertThat(apply().applied()).isEmpty();
    write("R__view.sql", "CREATE OR REPLACE VIEW app.v AS SELECT 1 AS one, 2 AS two;");
    assertThat(apply().applied()).containsExactly("sql/R__view.sql");
    assertThat(rows("SELECT two FROM app.v")).containsExactly("2");
  }

  @Test
  void names_file_line_statement_and_sqlstate_and_leaves_nothing_half_applied() throws Exception {
    write(
        "V2__broken.sql",
        """
        CREATE TABLE app.tools (id text);

        INSERT INTO app.tools (id)
        SELECT name FROM app.toolz;
        """);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Migration failed: sql/V2__broken.sql:4:18
              4 | SELECT name FROM app.toolz;
                                   ^
              expected: every statement to succeed
              actual: ERROR: relation "app.toolz" does not exist
                SQLSTATE 42P01
              why: all pending migrations ran in one transaction, which was rolled back
              To fix: correct the statement in sql/V2__broken.sql:4""")
        .withCauseInstanceOf(PSQLException.class);
    assertThat(rows("SELECT nspname FROM pg_namespace WHERE nspname IN ('app', 'seedbed')"))
        .isEmpty();
    assertThat(connection.getAutoCommit()).isTrue();
  }

  @Test
  void finds_the_column_of_an_error_after_characters_of_two_units() throws Exception {
    write("V2__emoji.sql", "SELECT '🌱🌱', nothing;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessageStartingWith("Migration failed: sql/V2__emoji.sql:1:16\n");
  }

  @Test
  void refuses_a_migration_that_was_edited_after_it_was_applied() throws Exception {
    apply();
    write("V1__app.sql", "CREATE SCHEMA app;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Applied migration was edited: sql/V1__app.sql
              expected: the bytes that were applied to this database
              actual: other bytes of the same version
              why: what the database holds is no longer what the files say
              To fix: restore the file, and put the change into a new migration
                  or: drop the test database, so that all migrations run again""");
  }

  @Test
  void refuses_transaction_commands() throws Exception {
    write("V2__commit.sql", "CREATE TABLE app.tools ();\nCOMMIT;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Migration controls transactions: sql/V2__commit.sql:2
              expected: statements only
              actual: COMMIT
              why: Seedbed begins and ends transactions itself, so that nothing is half-applied
              To fix: delete the statement
                  or: begin the file with BEGIN and end it with COMMIT, and with no others""");
    assertThat(rows("SELECT 1 FROM pg_namespace WHERE nspname = 'app'")).isEmpty();
  }

  @Test
  void takes_begin_and_commit_around_a_whole_file_for_granted() throws Exception {
    write("V2__framed.sql", "BEGIN;\nCREATE TABLE app.tools ();\nCOMMIT;\n-- the end");
    write("V3__broken.sql", "SELECT 1/0;");
    assertThatExceptionOfType(MigrationException.class).isThrownBy(this::apply);
    assertThat(rows("SELECT 1 FROM pg_namespace WHERE nspname = 'app'")).isEmpty();
    Files.delete(project.resolve("sql/V3__broken.sql"));
    assertThat(apply().applied()).hasSize(2);
  }

  @Test
  void refuses_to_go_on_without_a_file_that_was_applied() throws Exception {
    write("V2__tools.sql", "CREATE TABLE app.tools ();");
    write("R__view.sql", "CREATE OR REPLACE VIEW app.v AS SELECT 1 AS one;");
    apply();
    Files.delete(project.resolve("sql/R__view.sql"));
    assertThat(apply().applied()).isEmpty();
    Files.delete(project.resolve("sql/V2__tools.sql"));
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Applied migration is missing: sql/V2__tools.sql
              expected: each file that was applied to this database
              actual: no file of version 2 in sql
              why: a new database would not get what this one has
              To fix: restore the file
                  or: drop the test database, so that it is made from the files that are there""");
  }

  @Test
  void refuses_a_version_below_one_that_was_applied() throws Exception {
    write("V3__tools.sql", "CREATE TABLE app.tools ();");
    apply();
    write("V2__late.sql", "CREATE TABLE app.late ();");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Migration comes too late: sql/V2__late.sql
              expected: new versions to be above those that were applied
              actual: sql/V3__tools.sql was applied before it
              why: a new database would have them in another order than this one
              To fix: give it the next free version
                  or: allow it: MigrationOptions.withOutOfOrder""");
    MigrationOptions allowing = MigrationOptions.DEFAULT.withOutOfOrder(true);
    assertThat(folder().with(allowing).apply(connection).applied())
        .containsExactly("sql/V2__late.sql");
  }

  @Test
  void applies_timestamps_in_whatever_order_branches_bring_them() throws Exception {
    Files.delete(project.resolve("sql/V1__app.sql"));
    write("20240201120000_main.sql", "CREATE TABLE main ();");
    apply();
    write("20240101120000_branch.sql", "CREATE TABLE branch ();");
    assertThat(apply().applied()).containsExactly("sql/20240101120000_branch.sql");
  }

  @Test
  void says_what_to_grant_when_permission_is_denied() throws Exception {
    write("V2__other.sql", "SET ROLE pg_monitor;\nCREATE SCHEMA other;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Migration failed: sql/V2__other.sql:2:1
              2 | CREATE SCHEMA other;
              expected: every statement to succeed
              actual: ERROR: permission denied for database %s
                SQLSTATE 42501
              why: all pending migrations ran in one transaction, which was rolled back
              To fix: grant the user that migrates what it needs, or migrate as one that has it
                  or: correct the statement in sql/V2__other.sql:2"""
                .formatted(database));
  }

  @Test
  void shows_the_place_of_a_syntax_error_and_the_servers_hint() throws Exception {
    write("V2__broken.sql", "SELECT 1;\nSELECT lenght('a'),\n  2;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Migration failed: sql/V2__broken.sql:2:8
              2 | SELECT lenght('a'),
                         ^
              expected: every statement to succeed
              actual: ERROR: function lenght(unknown) does not exist
                Hint: No function matches the given name and argument types. You might need to add explicit type casts.
                SQLSTATE 42883
              why: all pending migrations ran in one transaction, which was rolled back
              To fix: correct the statement in sql/V2__broken.sql:2""");
    write("V2__broken.sql", "CREATE TABLE app.x (\n  id text\n  name text\n);");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessageStartingWith(
            "Migration failed: sql/V2__broken.sql:3:3\n  3 |   name text\n        ^\n")
        .withMessageContaining("ERROR: syntax error at or near \"name\"\n    SQLSTATE 42601\n");
  }

  @Test
  void ends_a_files_settings_with_the_file() throws Exception {
    write("V2__settings.sql", "SET search_path = app; SET ROLE pg_monitor;");
    write("V3__table.sql", "CREATE TABLE elsewhere ();");
    apply();
    assertThat(rows("SELECT to_regclass('public.elsewhere')::text")).containsExactly("elsewhere");
  }

  @Test
  void runs_bodies_with_semicolons_and_question_marks_as_they_are() throws Exception {
    write(
        "V2__function.sql",
        """
        CREATE FUNCTION app.has(j jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN
          RETURN j ? 'key'; -- {fn now()} is no escape here
        END $$;
        CREATE FUNCTION app.one() RETURNS int BEGIN ATOMIC SELECT 1; END;
        COMMENT ON TABLE app.agents IS 'a; b ?';
        """);
    apply();
    assertThat(rows("SELECT app.has('{\"key\": 1}')")).containsExactly("t");
  }

  @Test
  void lets_two_migrators_run_at_once() throws Exception {
    write("V2__slow.sql", "SELECT pg_sleep(0.3); CREATE TABLE app.tools ();");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<MigrationReport>> reports = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        reports.add(
            threads.submit(
                () -> {
                  try (Connection own = SharedServer.get().connect(database)) {
                    return folder().apply(own);
                  }
                }));
      }
      assertThat(List.of(reports.get(0).get(), reports.get(1).get()))
          .extracting(report -> report.applied().size())
          .containsExactlyInAnyOrder(2, 0);
    } finally {
      threads.shutdown();
    }
  }

  private MigrationReport apply() throws SQLException {
    return folder().apply(connection);
  }

  private SqlFolder folder() {
    return SqlFolder.at("sql", project, ClassLoader.getPlatformClassLoader());
  }

  private void write(String name, String sql) throws IOException {
    Files.createDirectories(project.resolve("sql"));
    Files.writeString(project.resolve("sql").resolve(name), sql);
  }

  private List<String> rows(String sql) throws SQLException {
    return Sql.query(connection, sql);
  }
}

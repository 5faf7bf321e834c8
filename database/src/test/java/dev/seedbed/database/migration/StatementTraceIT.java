package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementTraceIT {
  @TempDir Path root;
  private MigrationProject project;

  @BeforeEach
  void openProject() throws SQLException {
    project = new MigrationProject(root);
    project.write("sql/V1__agents.sql", "CREATE TABLE agents (id text PRIMARY KEY, n int);");
  }

  @AfterEach
  void close() throws SQLException {
    project.close();
  }

  @Test
  void tells_what_each_statement_created_altered_and_dropped() throws SQLException {
    project.write(
        "sql/V2__kinds.sql",
        """
        CREATE TYPE state AS ENUM ('on');
        CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1;

        ALTER TABLE agents ADD note text;
        DROP TABLE agents;
        """);
    assertThat(trace().statements())
        .extracting(statement -> statement.at() + " " + changes(statement))
        .containsExactly(
            "sql/V1__agents.sql:1 [CREATE TABLE table public.agents,"
                + " CREATE INDEX index public.agents_pkey]",
            "sql/V2__kinds.sql:1 [CREATE TYPE type public.state]",
            "sql/V2__kinds.sql:2 [CREATE FUNCTION function public.one()]",
            "sql/V2__kinds.sql:4 [ALTER TABLE table public.agents]",
            "sql/V2__kinds.sql:5 [DROP table public.agents,"
                + " DROP table constraint agents_pkey on public.agents,"
                + " DROP index public.agents_pkey]");
  }

  @Test
  void tells_objects_and_transactions_apart_and_how_long_locks_are_waited_for()
      throws SQLException {
    project.write(
        "sql/V2__kinds.sql",
        """
        SET LOCAL lock_timeout = '1500ms';
        ALTER TABLE agents RENAME TO bots;
        """);
    project.write("sql/V3__kinds.sql", "DROP INDEX IF EXISTS x; CREATE INDEX bots_n ON bots (n);");
    List<MigrationTrace.Statement> statements = trace().statements();
    MigrationTrace.Statement create = statements.get(0);
    MigrationTrace.Statement rename = statements.get(2);
    MigrationTrace.Statement index = statements.get(4);
    assertThat(rename.changes().get(0).id()).isEqualTo(create.changes().get(0).id()).isPositive();
    assertThat(index.changes().get(0).indexed()).isEqualTo(create.changes().get(0).id());
    assertThat(statements)
        .extracting(MigrationTrace.Statement::migration)
        .containsExactly(
            "sql/V1__agents.sql",
            "sql/V2__kinds.sql",
            "sql/V2__kinds.sql",
            "sql/V3__kinds.sql",
            "sql/V3__kinds.sql");
    assertThat(statements.get(1).transaction()).isEqualTo(rename.transaction());
    assertThat(index.transaction()).isGreaterThan(rename.transaction());
    assertThat(rename.lockTimeout()).hasMillis(1500);
    assertThat(index.lockTimeout()).isZero();
    assertThat(index.searchPath()).containsExactly("public");
  }

  @Test
  void tells_which_locks_were_taken_and_which_tables_rewritten() throws SQLException {
    project.write("sql/V2__type.sql", "ALTER TABLE agents ALTER n TYPE bigint;");
    project.write("sql/V3__index.sql", "CREATE INDEX agents_n ON agents (n);");
    List<MigrationTrace.Statement> statements = trace().statements();
    MigrationTrace.Statement type = statements.get(1);
    assertThat(type.rewritten()).containsExactly(new MigrationTrace.Rewrite("public.agents", 4));
    assertThat(type.locks())
        .extracting(lock -> lock.relation() + " " + lock.mode())
        .contains("public.agents AccessExclusiveLock");
    assertThat(type.took()).isPositive();
    MigrationTrace.Statement index = statements.get(2);
    assertThat(index.rewritten()).isEmpty();
    assertThat(index.locks())
        .extracting(lock -> lock.relation() + " " + lock.mode())
        .contains("public.agents ShareLock")
        .doesNotContain("public.agents AccessExclusiveLock");
  }

  @Test
  void takes_what_a_block_or_a_function_does_for_the_statement_that_ran_it() throws SQLException {
    project.write(
        "sql/V2__dynamic.sql",
        """
        CREATE FUNCTION make(name text) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN EXECUTE format('CREATE TABLE %I ()', name); END $$;

        DO $$ BEGIN
          CREATE TABLE a ();
          CREATE TABLE b ();
        END $$;
        SELECT make('c');
        """);
    assertThat(trace().statements())
        .filteredOn(statement -> statement.at().file().contains("V2"))
        .extracting(
            statement -> statement.at().line(),
            statement -> statement.changes().stream().map(MigrationTrace.Change::object).toList())
        .containsExactly(
            tuple(1, List.of("public.make(pg_catalog.text)")),
            tuple(4, List.of("public.a", "public.b")),
            tuple(8, List.of("public.c")));
  }

  @Test
  void sees_statements_that_only_work_on_rows() throws SQLException {
    project.write(
        "sql/V2__rows.sql",
        """
        INSERT INTO agents VALUES ('it''s \\ a', 1);

        SELECT n
        FROM agents FOR UPDATE -- the last line
        """);
    assertThat(trace().statements())
        .filteredOn(statement -> statement.at().file().contains("V2"))
        .extracting(
            statement -> statement.at().line(),
            MigrationTrace.Statement::sql,
            statement -> locks(statement))
        .containsExactly(
            tuple(
                1,
                "INSERT INTO agents VALUES ('it''s \\ a', 1)",
                List.of("public.agents RowExclusiveLock")),
            tuple(
                3,
                "SELECT n\nFROM agents FOR UPDATE",
                List.of("public.agents RowShareLock", "public.agents_pkey RowShareLock")));
  }

  @Test
  void sees_the_locks_of_statements_outside_transactions_where_they_can_be_seen()
      throws SQLException {
    project.write(
        "sql/V2__outside.sql",
        """
        -- seedbed: no transaction
        UPDATE agents SET n = 1;
        ALTER TABLE agents ADD note text;
        CREATE INDEX CONCURRENTLY agents_n ON agents (n);
        """);
    assertThat(trace().statements())
        .filteredOn(statement -> statement.at().file().contains("V2"))
        .extracting(statement -> statement.at().line() + " " + locks(statement))
        .containsExactly(
            "2 [public.agents RowExclusiveLock, public.agents_pkey RowExclusiveLock]",
            "3 [public.agents AccessExclusiveLock]",
            "4 []");
  }

  @Test
  void sees_what_another_role_does() throws SQLException {
    project.write(
        "sql/V2__role.sql",
        """
        GRANT ALL ON SCHEMA public TO pg_monitor;
        SET ROLE pg_monitor;
        CREATE TABLE monitors ();
        SELECT 1;
        """);
    assertThat(trace().statements())
        .filteredOn(statement -> statement.at().file().contains("V2"))
        .extracting(statement -> statement.at().line())
        .containsExactly(1, 2, 3, 4);
  }

  private static List<String> changes(MigrationTrace.Statement statement) {
    return statement.changes().stream()
        .map(change -> change.command() + " " + change.kind() + " " + change.object())
        .toList();
  }

  private static List<String> locks(MigrationTrace.Statement statement) {
    return statement.locks().stream().map(lock -> lock.relation() + " " + lock.mode()).toList();
  }

  private MigrationTrace trace() throws SQLException {
    StatementTrace.install(project.connection());
    project.folder("sql").apply(project.connection());
    return StatementTrace.remove(project.connection());
  }
}

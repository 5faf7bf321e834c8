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
        .extracting(statement -> statement.at() + " " + statement.changes())
        .containsExactly(
            "sql/V1__agents.sql:1 [Change[command=CREATE TABLE, kind=table, object=public.agents],"
                + " Change[command=CREATE INDEX, kind=index, object=public.agents_pkey]]",
            "sql/V2__kinds.sql:1 [Change[command=CREATE TYPE, kind=type, object=public.state]]",
            "sql/V2__kinds.sql:2 [Change[command=CREATE FUNCTION, kind=function,"
                + " object=public.one()]]",
            "sql/V2__kinds.sql:4 [Change[command=ALTER TABLE, kind=table, object=public.agents]]",
            "sql/V2__kinds.sql:5 "
                + List.of(
                    new MigrationTrace.Change("DROP", "table", "public.agents"),
                    new MigrationTrace.Change(
                        "DROP", "table constraint", "agents_pkey on public.agents"),
                    new MigrationTrace.Change("DROP", "index", "public.agents_pkey")));
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
  void leaves_nothing_behind() throws SQLException {
    trace();
    assertThat(
            project.rows(
                "SELECT relname FROM pg_class WHERE relnamespace = 'seedbed'::regnamespace"))
        .containsExactlyInAnyOrder("migrations", "migrations_pkey");
    assertThat(project.rows("SELECT evtname FROM pg_event_trigger")).isEmpty();
    assertThat(
            project.rows(
                "SELECT proname FROM pg_proc WHERE pronamespace = 'seedbed'::regnamespace"))
        .isEmpty();
  }

  private MigrationTrace trace() throws SQLException {
    // tag::statements[]
    StatementTrace.install(project.connection());
    project
        .folder("sql")
        .with(MigrationOptions.DEFAULT.withTransactions(TransactionMode.ONE_PER_FILE))
        .apply(project.connection());
    MigrationTrace trace = StatementTrace.remove(project.connection());
    // end::statements[]
    return trace;
  }
}

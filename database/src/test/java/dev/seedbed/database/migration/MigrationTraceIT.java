package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.migration.command.CommandMigrations;
import dev.seedbed.database.migration.drizzle.DrizzleFolder;
import dev.seedbed.database.migration.psql.InitScripts;
import dev.seedbed.database.schema.SchemaSnapshot;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTraceIT {
  private static final String SQL =
      """
      CREATE TABLE agents (id text PRIMARY KEY);

      INSERT INTO agents VALUES ('a');
      ALTER TABLE agents ADD n int;
      """;
  private static final ClassLoader NO_CLASSES = ClassLoader.getPlatformClassLoader();

  @TempDir Path root;
  private MigrationProject project;

  @BeforeEach
  void openProject() throws SQLException {
    project = new MigrationProject(root);
  }

  @AfterEach
  void close() throws SQLException {
    project.close();
  }

  @Test
  void tells_of_a_plain_folder() throws SQLException {
    project.write("db/V1__agents.sql", SQL);
    assertThat(told(project.folder("db"), "db/V1__agents.sql")).isEqualTo(told("1", "3", "4"));
  }

  @Test
  void tells_of_flyway() throws SQLException {
    project.write("db/V1__agents.sql", SQL);
    assertThat(told(FlywayMigrations.at("db", root, NO_CLASSES), "db/V1__agents.sql"))
        .isEqualTo(told("1", "3", "4"));
  }

  @Test
  void tells_of_liquibase() throws SQLException {
    project.write(
        "db/db.changelog-master.sql", "--liquibase formatted sql\n\n--changeset a:1\n" + SQL);
    assertThat(told(LiquibaseMigrations.at("db", root, NO_CLASSES), "db/db.changelog-master.sql"))
        .isEqualTo(told("4", "6", "7"));
  }

  @Test
  void tells_of_init_scripts() throws SQLException {
    project.write("db/a.sql", "\\set x 1\n" + SQL);
    assertThat(told(InitScripts.at("db", root, NO_CLASSES), "db/a.sql"))
        .isEqualTo(
            List.of(
                "2 CREATE TABLE public.agents AccessExclusiveLock public.agents ShareLock",
                "4 INSERT public.agents RowExclusiveLock",
                "5 ALTER TABLE public.agents AccessExclusiveLock"));
  }

  @Test
  void tells_of_drizzle() throws SQLException {
    project.write("db/20260131120000_agents/migration.sql", SQL);
    assertThat(
            told(
                DrizzleFolder.at("db", root, NO_CLASSES), "db/20260131120000_agents/migration.sql"))
        .isEqualTo(told("1", "3", "4"));
  }

  @Test
  void tells_what_is_applied_in_one_go() throws SQLException {
    project.write("db/V1__agents.sql", SQL);
    project.write("db/V2__agents.up.sql", "ALTER TABLE agents ADD m int;");
    project.write("db/V2__agents.down.sql", "ALTER TABLE agents DROP m;");
    assertThat(MigrationTrace.of(SharedServer.get(), project.folder("db")).migrations())
        .map(each -> each.name() + " " + each.version() + " " + each.undo() + " " + each.state())
        .containsExactly("db/V1__agents.sql 1 NO ALONE", "db/V2__agents.up.sql 2 YES ALONE");

    project.write(
        "liquibase/db.changelog-master.sql",
        """
        --liquibase formatted sql
        --changeset a:1
        CREATE TABLE a ();
        CREATE TABLE aa ();
        --changeset a:2
        CREATE TABLE b ();
        """);
    MigrationTrace changeSets =
        MigrationTrace.of(
            SharedServer.get(), LiquibaseMigrations.at("liquibase", root, NO_CLASSES));
    assertThat(changeSets.migrations())
        .map(each -> each.name() + " in " + each.file())
        .contains(
            "liquibase/db.changelog-master.sql::1::a in liquibase/db.changelog-master.sql",
            "liquibase/db.changelog-master.sql::2::a in liquibase/db.changelog-master.sql");
    assertThat(changeSets.statements())
        .filteredOn(statement -> statement.sql().startsWith("CREATE TABLE"))
        .map(MigrationTrace.Statement::migration)
        .filteredOn(name -> name.startsWith("liquibase/"))
        .containsExactly(
            "liquibase/db.changelog-master.sql::1::a",
            "liquibase/db.changelog-master.sql::1::a",
            "liquibase/db.changelog-master.sql::2::a");

    project.write("init/a.sql", "CREATE TABLE a ();");
    project.write("init/b.sql", "CREATE TABLE b ();");
    assertThat(
            MigrationTrace.of(SharedServer.get(), InitScripts.at("init", root, NO_CLASSES))
                .migrations())
        .map(each -> each.name() + " " + each.undo())
        .containsExactly("init UNKNOWN");
  }

  @Test
  void knows_which_are_new_by_the_end_of_their_path() throws SQLException {
    project.write("db/V1__agents.sql", SQL);
    project.write("db/V2__b.sql", "CREATE TABLE b ();");
    project.write("db/V3__c.sql", "CREATE TABLE c ();");
    MigrationBase base =
        MigrationBase.of(List.of("service/db/V3__c.sql"), List.of("V1__agents.sql"));
    assertThat(MigrationTrace.of(SharedServer.get(), project.folder("db")).since(base).migrations())
        .map(MigrationTrace.Migration::state)
        .containsExactly(
            MigrationTrace.State.EDITED, MigrationTrace.State.APPLIED, MigrationTrace.State.NEW);
  }

  /** Whoever drops the trigger, or lists databases, is one that finds what was left. */
  @Test
  void leaves_neither_database_nor_object() throws SQLException {
    project.write("db/V1__agents.sql", SQL);
    Migrations folder = project.folder("db");
    folder.apply(project.connection());
    SchemaSnapshot untraced = SchemaSnapshot.read(project.connection());
    String query =
        "SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_temp%'"
            + " AND nspname NOT LIKE 'pg\\_toast\\_temp%'"
            + " UNION ALL SELECT 'trigger ' || evtname FROM pg_event_trigger"
            + " UNION ALL SELECT 'function ' || proname FROM pg_proc"
            + " WHERE pronamespace <> 'pg_catalog'::regnamespace"
            + " AND pronamespace <> 'information_schema'::regnamespace"
            + " UNION ALL SELECT 'relation ' || oid::regclass FROM pg_class"
            + " WHERE oid >= 16384 AND relkind <> 't' AND relname NOT LIKE 'pg\\_toast%'"
            + " ORDER BY 1";
    List<String> objects = project.rows(query);

    try (MigrationProject traced = new MigrationProject(root)) {
      StatementTrace.install(traced.connection());
      DdlTrace.install(traced.connection());
      folder.apply(traced.connection());
      DdlTrace.remove(traced.connection());
      StatementTrace.remove(traced.connection());
      assertThat(SchemaSnapshot.read(traced.connection())).isEqualTo(untraced);
      assertThat(traced.rows(query)).isEqualTo(objects);
    }
    MigrationTrace.of(SharedServer.get(), folder);
    assertThat(project.rows("SELECT datname FROM pg_database WHERE datname ^@ 'seedbed_trace'"))
        .isEmpty();
  }

  @Test
  void leaves_no_schema_where_flyway_keeps_the_history() throws SQLException {
    project.write("db/V1__agents.sql", SQL);
    DdlTrace.install(project.connection());
    FlywayMigrations.at("db", root, NO_CLASSES).apply(project.connection());
    DdlTrace.remove(project.connection());
    assertThat(project.rows("SELECT nspname FROM pg_namespace WHERE nspname ^@ 'seedbed'"))
        .isEmpty();
  }

  @Test
  void drops_the_database_when_a_migration_fails() throws SQLException {
    project.write("db/V1__agents.sql", "SELECT 1 / 0;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> MigrationTrace.of(SharedServer.get(), project.folder("db")));
    assertThat(project.rows("SELECT datname FROM pg_database WHERE datname ^@ 'seedbed_trace'"))
        .isEmpty();
  }

  @Test
  void needs_a_superuser() throws SQLException {
    project.execute("CREATE ROLE no_tracer LOGIN PASSWORD 'x'");
    project.execute("CREATE DATABASE no_trace_test");
    Settings settings =
        Settings.of(
            Map.of(
                "seedbed.url", SharedServer.get().jdbcUrl("no_trace_test"),
                "seedbed.user", "no_tracer",
                "seedbed.password", "x"),
            Map.of(),
            root);
    try (PostgresServer server = PostgresServer.start(settings)) {
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> MigrationTrace.of(server, CommandMigrations.of("true")))
          .withMessage(
              """
              Cannot trace migrations as no_tracer
                expected: a superuser
                actual: an ordinary role
                why: event triggers tell what a statement did, and only superusers can make them
                To fix: set user to a superuser of a server for tests
                    or: let Seedbed start the server: -Dseedbed.server=auto, without a URL""");
    }
  }

  /** The transaction that created the table need not lock it again to alter it. */
  private static List<String> told(String create, String insert, String alter) {
    return List.of(
        create + " CREATE TABLE public.agents AccessExclusiveLock public.agents ShareLock",
        insert + " INSERT public.agents RowExclusiveLock",
        alter + " ALTER TABLE");
  }

  /** Line, first words, and the locks on the table, of each statement of a file. */
  private List<String> told(Migrations migrations, String file) throws SQLException {
    // tag::trace[]
    PostgresServer server = SharedServer.get();
    MigrationTrace trace = MigrationTrace.of(server, migrations);
    // end::trace[]
    return trace.statements().stream()
        .filter(statement -> statement.at().file().equals(file))
        .map(MigrationTraceIT::line)
        .toList();
  }

  private static String line(MigrationTrace.Statement statement) {
    String words = statement.sql().replaceFirst("(?s)^(INSERT|CREATE TABLE|ALTER TABLE).*", "$1");
    String locks =
        statement.locks().stream()
            .filter(lock -> lock.relation().name().equals("agents"))
            .map(lock -> " " + lock.relation() + " " + lock.mode())
            .reduce("", String::concat);
    assertThat(statement.took()).isPositive();
    return statement.at().line() + " " + words + locks;
  }
}

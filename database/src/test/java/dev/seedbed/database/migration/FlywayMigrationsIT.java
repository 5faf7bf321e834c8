package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.HistoryTable;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.QualifiedName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayMigrationsIT {
  @TempDir Path root;
  private MigrationProject project;

  @BeforeEach
  void writeMigrations() throws SQLException {
    project = new MigrationProject(root);
    project.write(
        "db/V1__agents.sql",
        """
        -- the first
        CREATE TABLE agents (
          id text PRIMARY KEY
        );

        /* then */ CREATE TABLE ${prefix}_tools (id text);
        CREATE INDEX tools_id ON ${prefix}_tools (id);
        """);
    project.write("db/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
    project.write("flyway.conf", "flyway.placeholders.prefix=my\nflyway.url=jdbc:h2:mem:x\n");
  }

  @AfterEach
  void close() throws SQLException {
    project.close();
  }

  @Test
  void lets_flyway_apply_what_it_has_not_applied() throws Exception {
    project.write("db/V2__index.sql", "CREATE INDEX CONCURRENTLY agents_again ON agents (id);");
    project.write("db/V2__index.sql.conf", "executeInTransaction=false");
    MigrationReport report = flyway().apply(project.connection());
    assertThat(report.applied())
        .containsExactly("db/V1__agents.sql", "db/V2__index.sql", "db/R__view.sql");
    assertThat(report.alreadyApplied()).isZero();
    project.write("db/V3__more.sql", "SELECT 1;");
    assertThat(flyway().status(project.connection()))
        .hasToString(
            """
            [X] db/V1__agents.sql
            [X] db/V2__index.sql
            [X] db/R__view.sql
            [ ] db/V3__more.sql""");
    project.delete("db/V3__more.sql");
    MigrationReport second = flyway().apply(project.connection());
    assertThat(second.applied()).isEmpty();
    assertThat(second.alreadyApplied()).isEqualTo(3);
    assertThat(project.connection().getAutoCommit()).isTrue();
  }

  @Test
  void keeps_its_history_where_rules_do_not_look() throws SQLException {
    flyway().apply(project.connection());
    Catalog catalog = Catalog.read(project.connection());
    assertThat(catalog.tables())
        .filteredOn(table -> HistoryTable.KNOWN.stream().noneMatch(known -> known.matches(table)))
        .extracting(table -> table.name().name())
        .containsExactly("agents", "my_tools");
  }

  @Test
  void traces_its_statements_to_their_lines() throws SQLException {
    DdlTrace.install(project.connection());
    flyway().apply(project.connection());
    Origins origins = DdlTrace.remove(project.connection());
    assertThat(origins.of(relation("agents"))).hasToString("Optional[db/V1__agents.sql:2]");
    assertThat(origins.of(relation("my_tools"))).hasToString("Optional[db/V1__agents.sql:6]");
    assertThat(origins.of(relation("tools_id"))).hasToString("Optional[db/V1__agents.sql:7]");
    assertThat(origins.of(relation("v"))).hasToString("Optional[db/R__view.sql:1]");
    assertThat(origins.of(ObjectAddress.column(name("agents"), "id")))
        .hasToString("Optional[db/V1__agents.sql:3]");
    assertThat(origins.of(relation("flyway_schema_history"))).isEmpty();
  }

  @Test
  void runs_migrations_that_are_classes() throws SQLException {
    Migrations classes =
        FlywayMigrations.at(
            "classpath:dev/seedbed/database/migration/javamigrations",
            root,
            getClass().getClassLoader());
    assertThat(classes.apply(project.connection()).applied())
        .singleElement()
        .asString()
        .endsWith("javamigrations/V1__Create_agents.class");
    assertThat(project.rows("SELECT count(*) FROM agents")).containsExactly("0");
  }

  @Test
  void says_where_a_statement_failed() {
    project.write("db/V2__broken.sql", "SELECT 1;\n\nSELECT nothing FROM agents;\n");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> flyway().apply(project.connection()))
        .withMessage(
            """
            Migration failed: db/V2__broken.sql:3:8
              3 | SELECT nothing FROM agents;
                         ^
              expected: every statement to succeed
              actual: ERROR: column "nothing" does not exist
                SQLSTATE 42703
              why: Flyway rolled back the file's transaction, if it had one; applied before and kept: db/V1__agents.sql
              To fix: correct the statement in db/V2__broken.sql:3""");
  }

  @Test
  void passes_on_what_flyway_says_of_its_files() throws SQLException {
    flyway().apply(project.connection());
    project.write("db/V1__agents.sql", "CREATE TABLE other ();");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> flyway().apply(project.connection()))
        .withMessageStartingWith("Flyway failed: db\n  actual: Validate failed:")
        .withMessageContaining("Migration checksum mismatch for migration version 1");
  }

  @Test
  void takes_flyways_own_settings() throws SQLException {
    project.execute("CREATE TABLE agents (id text)");
    project.write("db/V2__more.sql", "CREATE TABLE more ();");
    FlywayMigrations baseline =
        flyway().with(Map.of("flyway.baselineOnMigrate", "true", "flyway.table", "history"));
    assertThat(baseline.apply(project.connection()).applied())
        .containsExactly("db/V2__more.sql", "db/R__view.sql");
    assertThat(project.rows("SELECT count(*) FROM history")).containsExactly("3");
    assertThat(baseline.fingerprint()).isNotEqualTo(flyway().fingerprint());
  }

  @Test
  void says_how_to_share_a_database_with_what_others_made_before() throws SQLException {
    project.execute("CREATE TABLE of_others (id text)");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> flyway().apply(project.connection()))
        .withMessageStartingWith(
            "Flyway failed: db\n  actual: Found non-empty schema(s) \"public\" but no schema history")
        .withMessageEndingWith(
            """
              To fix: give it a schema of its own: flyway:folder in schema name
                  or: put it before the other source
                  or: in flyway.conf: flyway.baselineOnMigrate=true and flyway.baselineVersion=0, so \
            that version 1 runs as well""");
    assertThat(Migrations.inSchema("own", flyway()).apply(project.connection()).applied())
        .contains("db/V1__agents.sql");
    project.write(
        "flyway.conf",
        """
        flyway.placeholders.prefix=my
        flyway.baselineOnMigrate=true
        flyway.baselineVersion=0
        """);
    assertThat(flyway().apply(project.connection()).applied())
        .containsExactly("db/V1__agents.sql", "db/R__view.sql");
  }

  @Test
  void has_another_fingerprint_for_any_other_byte() {
    String before = flyway().fingerprint();
    assertThat(flyway().fingerprint()).isEqualTo(before).hasSize(64);
    project.write("db/afterMigrate.sql", "SELECT 1");
    String withCallback = flyway().fingerprint();
    project.write("flyway.conf", "flyway.placeholders.prefix=your\n");
    assertThat(flyway().fingerprint()).isNotEqualTo(withCallback).isNotEqualTo(before);
  }

  @Test
  void runs_in_a_schema_of_its_own() throws SQLException {
    Migrations.inSchema("auth", flyway()).apply(project.connection());
    assertThat(project.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'auth' ORDER BY 1"))
        .containsExactly("agents", "flyway_schema_history", "my_tools");
    assertThat(project.rows("SHOW search_path")).containsExactly("\"$user\", public");
  }

  private FlywayMigrations flyway() {
    return FlywayMigrations.at("db", root, getClass().getClassLoader());
  }

  private static ObjectAddress relation(String name) {
    return ObjectAddress.relation(name(name));
  }

  private static QualifiedName name(String name) {
    return new QualifiedName("public", name);
  }
}

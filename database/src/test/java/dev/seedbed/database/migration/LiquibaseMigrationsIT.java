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

class LiquibaseMigrationsIT {
  @TempDir Path root;
  private MigrationProject project;

  @BeforeEach
  void writeChangelog() throws SQLException {
    project = new MigrationProject(root);
    project.write(
        "db/db.changelog-master.yaml",
        """
        databaseChangeLog:
          - include:
              file: db/changes/agents.sql
          - include:
              file: db/changes/tools.xml
          - changeSet:
              id: 3
              author: bo
              changes:
                - createTable:
                    tableName: runs
                    columns:
                      - column: { name: id, type: text }
                - sqlFile:
                    path: db/changes/views.sql
        """);
    project.write(
        "db/changes/agents.sql",
        """
        --liquibase formatted sql

        --changeset ann:1
        CREATE TABLE agents (
          id text PRIMARY KEY,
          name text
        );
        CREATE INDEX agents_name ON agents (name);
        --rollback DROP TABLE agents;

        --changeset ann:2 context:test
        CREATE TABLE test_only (id text);
        """);
    project.write(
        "db/changes/tools.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <databaseChangeLog
            xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
          <changeSet id="1" author="cy">
            <createTable tableName="${tools}">
              <column name="id" type="text"/>
            </createTable>
            <createIndex tableName="${tools}" indexName="tools_id">
              <column name="id"/>
            </createIndex>
          </changeSet>
        </databaseChangeLog>
        """);
    project.write("db/changes/views.sql", "-- all\n\nCREATE VIEW v AS SELECT 1 AS one;\n");
  }

  @AfterEach
  void close() throws SQLException {
    project.close();
  }

  @Test
  void lets_liquibase_apply_what_it_has_not_applied() throws SQLException {
    MigrationReport report = liquibase().withContexts("production").apply(project.connection());
    assertThat(report.applied())
        .containsExactly(
            "db/changes/agents.sql::1::ann",
            "db/changes/tools.xml::1::cy",
            "db/db.changelog-master.yaml::3::bo");
    assertThat(report.alreadyApplied()).isZero();
    assertThat(liquibase().withContexts("test").status(project.connection()))
        .hasToString(
            """
            [X] db/changes/agents.sql::1::ann
            [ ] db/changes/agents.sql::2::ann
            [X] db/changes/tools.xml::1::cy
            [X] db/db.changelog-master.yaml::3::bo""");
    MigrationReport second = liquibase().withContexts("test").apply(project.connection());
    assertThat(second.applied()).containsExactly("db/changes/agents.sql::2::ann");
    assertThat(second.alreadyApplied()).isEqualTo(3);
    assertThat(project.connection().getAutoCommit()).isTrue();
  }

  @Test
  void begins_anew_in_a_database_that_was_emptied() throws SQLException {
    liquibase().apply(project.connection());
    assertThat(liquibase().apply(project.connection()).applied()).isEmpty();
    project.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    assertThat(liquibase().apply(project.connection()).applied()).hasSize(4);
  }

  @Test
  void keeps_its_history_where_rules_do_not_look() throws SQLException {
    liquibase().apply(project.connection());
    Catalog catalog = Catalog.read(project.connection());
    assertThat(catalog.tables())
        .filteredOn(table -> HistoryTable.KNOWN.stream().noneMatch(known -> known.matches(table)))
        .extracting(table -> table.name().name())
        .containsExactly("agents", "my_tools", "runs", "test_only");
  }

  @Test
  void traces_statements_and_changes_to_their_lines() throws SQLException {
    DdlTrace.install(project.connection());
    liquibase().apply(project.connection());
    Origins origins = DdlTrace.remove(project.connection());
    assertThat(origins.of(relation("agents"))).hasToString("Optional[db/changes/agents.sql:4]");
    assertThat(origins.of(ObjectAddress.column(name("agents"), "name")))
        .hasToString("Optional[db/changes/agents.sql:6]");
    assertThat(origins.of(relation("agents_name")))
        .hasToString("Optional[db/changes/agents.sql:8]");
    assertThat(origins.of(relation("my_tools"))).hasToString("Optional[db/changes/tools.xml:8]");
    assertThat(origins.of(relation("tools_id"))).hasToString("Optional[db/changes/tools.xml:11]");
    assertThat(origins.of(relation("runs")))
        .hasToString("Optional[db/db.changelog-master.yaml:10]");
    assertThat(origins.of(relation("v"))).hasToString("Optional[db/changes/views.sql:3]");
    assertThat(origins.of(relation("databasechangelog"))).isEmpty();
  }

  @Test
  void says_where_a_change_set_failed() {
    project.write(
        "db/changes/agents.sql",
        """
        --liquibase formatted sql
        --changeset ann:1
        CREATE TABLE agents (id text);
        --changeset ann:2
        CREATE INDEX agents_id
          ON agentz (id);
        """);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> liquibase().apply(project.connection()))
        .withMessage(
            """
            Migration failed: db/changes/agents.sql:5
              expected: every statement to succeed
              actual: ERROR: relation "agentz" does not exist
                SQLSTATE 42P01
              why: the change set was rolled back, unless it runs outside a transaction; applied before and kept: db/changes/agents.sql::1::ann
              To fix: correct it in db/changes/agents.sql:5""");
  }

  @Test
  void passes_on_what_liquibase_says_of_its_files() throws SQLException {
    liquibase().apply(project.connection());
    project.write(
        "db/changes/agents.sql",
        "--liquibase formatted sql\n--changeset ann:1\nCREATE TABLE other ();\n");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> liquibase().apply(project.connection()))
        .withMessageStartingWith("Liquibase failed: db\n  actual: ")
        .withMessageContaining("1 changesets check sum");
  }

  @Test
  void says_what_is_wrong_with_a_changelog_that_cannot_be_read() {
    project.write(
        "db/db.changelog-master.yaml", "databaseChangeLog:\n  - include:\n      file: no.xml");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> liquibase().fingerprint())
        .withMessageStartingWith("Liquibase cannot read its changelog: db\n  actual: ")
        .withMessageContaining("no.xml");
  }

  @Test
  void has_another_fingerprint_for_any_other_byte_or_setting() {
    String before = liquibase().fingerprint();
    assertThat(liquibase().fingerprint()).isEqualTo(before).hasSize(64);
    assertThat(liquibase().withContexts("test").fingerprint()).isNotEqualTo(before);
    assertThat(liquibase().withLabels("a").fingerprint()).isNotEqualTo(before);
    assertThat(liquibase().withParameters(Map.of("tools", "your")).fingerprint())
        .isNotEqualTo(before);
    project.write("db/changes/views.sql", "CREATE VIEW v AS SELECT 2 AS two;\n");
    assertThat(liquibase().fingerprint()).isNotEqualTo(before);
  }

  @Test
  void runs_in_a_schema_of_its_own() throws SQLException {
    Migrations.inSchema("auth", liquibase()).apply(project.connection());
    assertThat(project.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'auth' ORDER BY 1"))
        .contains("agents", "databasechangelog", "my_tools");
    assertThat(project.rows("SHOW search_path")).containsExactly("\"$user\", public");
  }

  @Test
  void refuses_a_folder_with_several_changelogs() {
    project.write("more/changelog.xml", "");
    project.write("more/db.changelog.sql", "");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> LiquibaseMigrations.at("more", root, getClass().getClassLoader()))
        .withMessage(
            """
            No changelog of Liquibase's: more
              expected: one file that is called db.changelog-master.yaml or alike
              actual: changelog.xml, db.changelog.sql
              To fix: name the changelog itself: liquibase:more/changelog.xml""");
  }

  private LiquibaseMigrations liquibase() {
    return LiquibaseMigrations.at("db", root, getClass().getClassLoader())
        .withParameters(Map.of("tools", "my_tools"));
  }

  private static ObjectAddress relation(String name) {
    return ObjectAddress.relation(name(name));
  }

  private static QualifiedName name(String name) {
    return new QualifiedName("public", name);
  }
}

package dev.seedbed.database.migration.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.migration.LiquibaseMigrations;
import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.Migrations;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks on Liquibase's change sets, which it applies and rolls back itself. */
class LiquibaseChecksIT {
  private static final SeedData TENANTS =
      (connection, catalog) ->
          CheckedProject.execute(
              connection, "INSERT INTO tenants (id) SELECT generate_series(1, 3)");

  @TempDir Path folder;
  private CheckedProject project;

  @BeforeEach
  void write() {
    project =
        new CheckedProject(folder)
            .with(
                "changelog-master.yaml",
                """
                databaseChangeLog:
                  - include: { file: tables.sql, relativeToChangelogFile: true }
                  - include: { file: agents.xml, relativeToChangelogFile: true }
                  - changeSet:
                      id: 1
                      author: bo
                      changes:
                        - addColumn:
                            tableName: agents
                            columns:
                              - column: { name: model, type: text }
                """)
            .with(
                "tables.sql",
                """
                --liquibase formatted sql

                --changeset ann:1
                CREATE TABLE tenants (id integer PRIMARY KEY);
                --rollback DROP TABLE tenants;

                --changeset ann:2
                ALTER TABLE tenants ADD COLUMN "E-Mail" text;
                CREATE INDEX mails ON tenants ("E-Mail");
                --rollback ALTER TABLE tenants DROP COLUMN "E-Mail";

                --changeset ann:demo context:demo
                INSERT INTO tenants VALUES (1);
                """)
            .with(
                "agents.xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog
                    xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="1" author="cy">
                    <createTable tableName="agents">
                      <column name="id" type="integer"/>
                    </createTable>
                    <createIndex tableName="agents" indexName="agents_id">
                      <column name="id"/>
                    </createIndex>
                  </changeSet>
                </databaseChangeLog>
                """);
  }

  private void onlyTables(String sql) {
    project
        .with("tables.sql", sql)
        .with(
            "changelog-master.yaml",
            """
            databaseChangeLog:
              - include: { file: tables.sql, relativeToChangelogFile: true }
            """);
  }

  private LiquibaseMigrations liquibase() {
    return LiquibaseMigrations.at("filesystem:" + folder).withContexts("production");
  }

  private MigrationChecks checks() {
    return MigrationChecks.of(SharedServer.get(), liquibase()).seededBy(TENANTS);
  }

  private String say(MigrationCheck check) throws SQLException {
    return checks().run(check).toString().replace(folder + "/", "");
  }

  private static List<String> ids(Migrations migrations) {
    return migrations.files().stream()
        .map(file -> file.id().substring(file.id().lastIndexOf('/') + 1))
        .toList();
  }

  @Test
  void each_change_set_that_would_run_is_a_step() {
    Migrations migrations = liquibase();
    List<MigrationFile> files = migrations.files();
    assertThat(files)
        .extracting(file -> file.toString().replace(folder + "/", ""))
        .containsExactly(
            "tables.sql::1::ann (tables.sql:3)",
            "tables.sql::2::ann (tables.sql:7)",
            "agents.xml::1::cy (agents.xml:7)",
            "changelog-master.yaml::1::bo (changelog-master.yaml:5)");
    assertThat(files).allMatch(migrations::canUndo);
    Migrations two = migrations.upTo(files.get(1));
    assertThat(ids(two)).containsExactly("tables.sql::1::ann", "tables.sql::2::ann");
    assertThat(ids(two.without(files.get(0)))).containsExactly("tables.sql::2::ann");
    assertThat(two.fingerprint()).isNotEqualTo(migrations.fingerprint());
    assertThat(migrations.upTo(files.get(3)).fingerprint()).isEqualTo(migrations.fingerprint());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> two.upTo(files.get(2)))
        .withMessageContaining("has no ");
  }

  @Test
  void every_check_goes_change_set_by_change_set() throws SQLException {
    MigrationChecks checks = checks();
    List<String> said = new ArrayList<>();
    for (MigrationCheck check : checks.standard()) {
      said.add(say(check));
    }
    said.add(say(checks.anyOrder()));
    assertThat(said)
        .containsExactly(
            "a second run changes nothing (examined: 1)",
            "two migrators at once both succeed (examined: 2)",
            "every version can be upgraded (examined: 3)",
            "upgrading keeps the data (examined: 3)",
            "each migration can be taken back (examined: 4)",
            "migrations that do not need each other can come in any order (examined: 3)");
    assertThat(CheckedProject.left()).isEmpty();
  }

  @Test
  void asks_for_a_rollback_where_liquibase_has_none() throws SQLException {
    onlyTables(
        """
        --liquibase formatted sql
        --changeset ann:1
        CREATE TABLE tenants (id integer PRIMARY KEY);
        --rollback DROP TABLE tenants;

        --changeset ann:2
        CREATE INDEX tenants_id ON tenants (id);
        """);
    Migrations migrations = liquibase();
    assertThat(migrations.files().stream().map(migrations::canUndo)).containsExactly(true, false);
    assertThat(say(checks().reversible()))
        .isEqualTo(
            """
            Migration cannot be taken back: tables.sql:6
              expected: a change set that Liquibase can roll back
              actual: no rollback is written, and Liquibase cannot tell it from the change
              To fix: write it: --rollback DROP TABLE ...; in SQL, rollback: in YAML, or <rollback>
                  or: say that it is not meant to be: irreversible("tables.sql::2::ann")""");
    String second = migrations.files().get(1).id();
    assertThat(say(checks().irreversible(second).reversible()))
        .isEqualTo("each migration can be taken back (examined: 2)");
  }

  @Test
  void finds_a_rollback_that_forgets_something_and_one_that_fails() throws SQLException {
    onlyTables(
        """
        --liquibase formatted sql
        --changeset ann:1
        CREATE TABLE tenants (id integer PRIMARY KEY);
        CREATE SEQUENCE numbers;
        --rollback DROP TABLE tenants;

        --changeset ann:2
        CREATE TABLE more (id integer);
        --rollback DROP TABLE mores;
        """);
    assertThat(say(checks().reversible()))
        .isEqualTo(
            """
            Migration is not taken back whole: tables.sql:2
              expected: the schema that was there before it
              actual: - before it, + after it was taken back
                sequence public.numbers  (tables.sql:4)
                  + CREATE SEQUENCE public.numbers AS bigint INCREMENT BY 1 MINVALUE 1 \
            MAXVALUE 9223372036854775807 START WITH 1 CACHE 1
              To fix: let what undoes it take back all that it does, and nothing else

            Migration cannot be applied again: tables.sql:2
              expected: it to succeed after it was taken back
              actual: Migration failed: tables.sql:4
                  expected: every statement to succeed
                  actual: ERROR: relation "numbers" already exists
                    SQLSTATE 42P07
                  why: the change set was rolled back, unless it runs outside a transaction
                  To fix: correct it in tables.sql:4
              why: what undoes it leaves something behind, or takes too much
              To fix: let what undoes it take back all that it does, and nothing else

            Migration cannot be taken back: tables.sql:7
              expected: what undoes it to succeed right after it was applied
              actual: Migration failed: tables.sql:9
                  expected: every statement to succeed
                  actual: ERROR: table "mores" does not exist
                    SQLSTATE 42P01
                  why: the rollback was undone, unless it runs outside a transaction
                  To fix: correct it in tables.sql:9
              To fix: correct what undoes it""");
  }

  @Test
  void what_runs_each_time_is_not_applied_a_second_time() throws SQLException {
    project.with(
        "changelog-master.yaml",
        """
        databaseChangeLog:
          - changeSet:
              id: views
              author: bo
              runAlways: true
              changes:
                - sql: { sql: CREATE OR REPLACE VIEW v AS SELECT 1 AS one }
              rollback: DROP VIEW v
          - changeSet:
              id: runs
              author: bo
              changes:
                - createTable:
                    tableName: runs
                    columns: [ { column: { name: id, type: text } } ]
        """);
    MigrationChecks checks = MigrationChecks.of(SharedServer.get(), liquibase());
    assertThat(checks.run(checks.idempotent()).passed()).isTrue();
    assertThat(checks.run(checks.twoMigrators()).passed()).isTrue();
    assertThat(checks.run(checks.reversible()).passed()).isTrue();
  }

  @Test
  void names_the_change_set_that_loses_data() throws SQLException {
    onlyTables(
        """
        --liquibase formatted sql
        --changeset ann:1
        CREATE TABLE tenants (id integer PRIMARY KEY);
        --changeset ann:2
        ALTER TABLE tenants ADD COLUMN name text;
        --changeset ann:3
        DELETE FROM tenants WHERE id = 2;
        """);
    assertThat(say(checks().from(liquibase().files().get(0).id()).keepsData()))
        .startsWith(
            """
            Migration loses or changes data: tables.sql:6
              expected: every row and value that was there before it
              actual: public.tenants: 1 of 3 rows gone, such as that of key 2 (tables.sql:7)
              why: the database had rows of version tables.sql::1::ann
            """);
  }
}

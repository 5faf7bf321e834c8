package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NothingRenamedIT {
  private static final NothingRenamed RULE = new NothingRenamed();

  @Test
  void finds_names_that_were_there_before() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE SCHEMA app;
            CREATE TABLE agents (id bigint CONSTRAINT positive CHECK (id > 0), "Name" text);
            CREATE INDEX agents_id ON agents (id);
            CREATE TABLE bots (id bigint);
            -- V2__rename.sql
            ALTER TABLE agents RENAME CONSTRAINT positive TO more_than_zero;
            ALTER TABLE agents_id RENAME TO idx_agents_id;
            ALTER INDEX idx_agents_id RENAME TO agents_id;
            ALTER TABLE agents RENAME "Name" TO name;
            ALTER TABLE agents ADD n int;
            ALTER TABLE agents RENAME COLUMN n TO m;
            ALTER TABLE IF EXISTS agents RENAME TO actors;
            ALTER TABLE bots SET SCHEMA app;
            CREATE TABLE scratch (id int);
            ALTER TABLE scratch RENAME TO notes;
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "column public.agents.\"Name\" V2__rename.sql:4",
            "relation public.agents V2__rename.sql:7",
            "relation public.bots V2__rename.sql:8");
  }

  @Test
  void lets_a_new_column_stand_beside_the_old_one() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__rename.sql
            SET lock_timeout = '5s';
            ALTER TABLE agents RENAME tenant_id TO "Tenant";
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem()).isEqualTo("what is deployed asks for the column by its old name");
    assertThat(finding.expected())
        .isEqualTo("a second column of the new name, until nothing uses the old one");
    assertThat(finding.actual()).isEqualTo("RENAME COLUMN");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Write to both columns, and fill the new one in, in batches.
            -- Read from the new one; then drop the old one in a later release.
            ALTER TABLE agents ADD COLUMN "Tenant" bigint;""");
    migrated.mend(RULE);
  }

  @Test
  void gives_a_table_a_view_of_the_new_name() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__rename.sql
            SET lock_timeout = '5s';
            ALTER TABLE agents RENAME TO actors;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem()).isEqualTo("what is deployed asks for the table by its old name");
    assertThat(finding.expected())
        .isEqualTo("a view of the new name, until nothing uses the old one");
    assertThat(finding.actual()).isEqualTo("RENAME");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Let the code use the new name, which can be written to as well.
            -- In a later release drop the view and rename the table, and accept this finding there.
            CREATE VIEW "public"."actors" WITH (security_invoker = true) AS SELECT * FROM "public"."agents";""");
    migrated.mend(RULE);
  }
}

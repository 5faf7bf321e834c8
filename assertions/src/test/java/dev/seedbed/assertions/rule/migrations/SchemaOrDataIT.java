package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SchemaOrDataIT {
  private static final SchemaOrData RULE = new SchemaOrData();

  @Test
  void finds_the_kind_that_comes_second() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__schema_first.sql
            COMMENT ON TABLE agents IS 'x';
            ALTER TABLE agents ADD n int;
            INSERT INTO tenants VALUES (1);
            UPDATE agents SET n = 1 WHERE true;
            DELETE FROM tenants WHERE id = 2;
            -- V3__data_first.sql
            INSERT INTO tenants SELECT 3;
            CREATE INDEX agents_n ON agents (n);
            -- V4__new_table.sql
            CREATE TABLE bots (id bigint);
            ALTER TABLE bots ADD n int;
            INSERT INTO bots SELECT id FROM agents;
            UPDATE agents SET n = 2 WHERE true;
            -- V5__comment.sql
            COMMENT ON TABLE agents IS 'y';
            UPDATE agents SET n = 3 WHERE true;
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "relation public.agents V2__schema_first.sql:4",
            "relation public.tenants V2__schema_first.sql:5",
            "relation public.agents V3__data_first.sql:2");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__names.sql
            SET lock_timeout = '5s';
            UPDATE agents SET name = '' WHERE name IS NULL;
            ALTER TABLE agents ALTER name SET DEFAULT '';
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo(
            "locks are held for as long as many rows take, and neither can be repeated alone");
    assertThat(finding.expected()).isEqualTo("the schema changed in a later migration");
    assertThat(finding.actual()).isEqualTo("data changed in line 2 of the same migration");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Take the statement out of this migration: it should not be in one with the other change
            -- Then, in a migration of its own:
            -- SET lock_timeout = '5s';
            -- ALTER TABLE agents ALTER name SET DEFAULT '';""");
    migrated.mend(RULE);
  }
}

package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RowsChosenIT {
  private static final RowsChosen RULE = new RowsChosen();

  @Test
  void finds_statements_that_name_no_rows() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            CREATE SCHEMA other;
            CREATE TABLE other.agents (id bigint);
            -- V2__rows.sql
            UPDATE agents AS a SET name = (SELECT 'x' WHERE true) -- WHERE false
            ;
            update only "agents" set name = 'x', tenant_id = 1 returning id;
            DELETE FROM agents;
            DELETE FROM agents USING tenants WHERE tenants.id = tenant_id;
            UPDATE agents SET name = 'y' WHERE true;
            WITH old AS (SELECT 1 AS id WHERE true) DELETE FROM public.agents;
            INSERT INTO agents VALUES (1, 1, 'a') ON CONFLICT (id) DO UPDATE SET name = 'b';
            CREATE TABLE scratch (id int);
            DELETE FROM scratch;
            SET search_path = other;
            DELETE FROM agents;
            DO $$ BEGIN
              IF EXISTS (SELECT 1) THEN
                UPDATE public.tenants SET id = id;
              END IF;
            END $$;
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "relation public.agents V2__rows.sql:1",
            "relation public.agents V2__rows.sql:3",
            "relation public.agents V2__rows.sql:4",
            "relation public.agents V2__rows.sql:7",
            "relation other.agents V2__rows.sql:12",
            "relation public.tenants V2__rows.sql:15");
  }

  @Test
  void touches_only_rows_that_need_it() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__rows.sql
            UPDATE agents SET name = coalesce(name, 'none') RETURNING id;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("every row is locked and written anew until the migration ends");
    assertThat(finding.expected()).isEqualTo("WHERE");
    assertThat(finding.actual()).isEqualTo("UPDATE without WHERE");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Of a large table change the rows in batches, each committed.
            UPDATE agents SET name = coalesce(name, 'none') WHERE "name" IS DISTINCT FROM (coalesce(name, 'none')) RETURNING id;""");
    migrated.mend(RULE);
  }

  @Test
  void lets_all_rows_be_meant() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__rows.sql
            DELETE FROM agents;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem()).isEqualTo("every row is locked, and then lost");
    assertThat(finding.expected()).isEqualTo("WHERE");
    assertThat(finding.actual()).isEqualTo("DELETE without WHERE");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Say which rows; WHERE true says that all are meant.
            DELETE FROM agents WHERE true;""");
    migrated.mend(RULE);
  }
}

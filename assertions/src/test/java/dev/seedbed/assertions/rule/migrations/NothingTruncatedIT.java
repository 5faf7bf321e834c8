package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NothingTruncatedIT {
  private static final NothingTruncated RULE = new NothingTruncated();

  @Test
  void finds_tables_that_were_there_before() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__empty.sql
            CREATE TABLE scratch (id int);
            TRUNCATE scratch;
            truncate table only public.agents, "tenants" restart identity;
            DO $$ BEGIN TRUNCATE agents; END $$;
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "relation public.agents V2__empty.sql:3",
            "relation public.tenants V2__empty.sql:3",
            "relation public.agents V2__empty.sql:4");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__empty.sql
            SET lock_timeout = '5s';
            TRUNCATE agents;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo(
            "nobody can read or write the table until the migration ends, its rows are lost, and who reads with a snapshot from before sees none");
    assertThat(finding.expected()).isEqualTo("DELETE of the rows that have to go");
    assertThat(finding.actual()).isEqualTo("TRUNCATE");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Say which rows, and delete many in batches.
            DELETE FROM "public"."agents" WHERE true;""");
    migrated.mend(RULE);
  }
}

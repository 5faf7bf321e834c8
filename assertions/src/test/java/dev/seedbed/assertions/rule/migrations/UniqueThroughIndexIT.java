package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class UniqueThroughIndexIT {
  private static final UniqueThroughIndex RULE = new UniqueThroughIndex();

  @Test
  void finds_keys_that_build_their_index() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            CREATE UNIQUE INDEX ready ON agents (id, name);
            CREATE TABLE keyless (a int, b int);
            -- V2__keys.sql
            ALTER TABLE agents ADD UNIQUE NULLS NOT DISTINCT (name) INCLUDE (id);
            ALTER TABLE agents ADD COLUMN n int UNIQUE;
            ALTER TABLE keyless ADD PRIMARY KEY (a, b);
            ALTER TABLE agents ADD CONSTRAINT ready_key UNIQUE USING INDEX ready;
            CREATE TABLE bots (id bigint);
            ALTER TABLE bots ADD PRIMARY KEY (id);
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "constraint public.agents.agents_name_key V2__keys.sql:1",
            "constraint public.agents.agents_n_key V2__keys.sql:2",
            "constraint public.keyless.keyless_pkey V2__keys.sql:3");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__key.sql
            SET lock_timeout = '5s';
            ALTER TABLE agents ADD n int, ADD CONSTRAINT "Key" UNIQUE NULLS NOT DISTINCT (tenant_id, name) INCLUDE (id) DEFERRABLE INITIALLY DEFERRED;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can read or write the table while the key's index is built");
    assertThat(finding.expected())
        .isEqualTo("CREATE UNIQUE INDEX CONCURRENTLY, then a constraint USING INDEX");
    assertThat(finding.actual()).isEqualTo("UNIQUE with columns");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Then, in a migration of its own:
            -- CREATE UNIQUE INDEX CONCURRENTLY "Key" ON "public"."agents" ("tenant_id", "name") INCLUDE (id) NULLS NOT DISTINCT;
            -- Then, in a migration of its own:
            -- SET lock_timeout = '5s';
            -- ALTER TABLE "public"."agents" ADD CONSTRAINT "Key" UNIQUE USING INDEX "Key" DEFERRABLE INITIALLY DEFERRED;
            ALTER TABLE agents ADD n int;""");
    migrated.mend(RULE);
  }
}

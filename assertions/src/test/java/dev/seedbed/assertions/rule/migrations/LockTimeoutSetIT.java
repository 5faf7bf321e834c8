package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class LockTimeoutSetIT {
  private static final LockTimeoutSet RULE = new LockTimeoutSet();

  @Test
  void finds_the_first_lock_of_a_migration() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__none.sql
            CREATE TABLE bots (id bigint REFERENCES tenants);
            COMMENT ON TABLE agents IS 'x';
            UPDATE agents SET name = 'x' WHERE true;
            CREATE INDEX agents_name ON agents (name);
            ALTER TABLE agents ADD n int;
            -- V3__local.sql
            SET LOCAL lock_timeout = '1s';
            ALTER TABLE agents ADD m int;
            -- V4__drop.sql
            DROP TABLE agents;
            -- V5__trigger.sql
            SELECT set_config('lock_timeout', '2min', false);
            ALTER TABLE tenants ADD n int;
            -- V6__own.sql
            CREATE TABLE own (id bigint);
            ALTER TABLE own ADD n int;
            -- V7__block.sql
            DO $$ BEGIN EXECUTE format('ALTER TABLE %I ADD x int', 'tenants'); END $$;
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "relation public.agents V2__none.sql:4",
            "relation public.agents V4__drop.sql:1",
            "relation public.tenants V7__block.sql:1");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__kind.sql
            ALTER TABLE agents ADD kind text;
            ALTER TABLE tenants ADD kind text;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo(
            "everybody who needs the table waits behind the migration, for as long as somebody else holds it");
    assertThat(finding.expected()).isEqualTo("a lock_timeout before the statement");
    assertThat(finding.actual()).isEqualTo("none");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Run the migration again if it was too busy.
            SET lock_timeout = '5s';
            ALTER TABLE agents ADD kind text;""");
    migrated.mend(RULE);
  }
}

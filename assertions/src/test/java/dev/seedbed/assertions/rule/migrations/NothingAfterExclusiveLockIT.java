package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NothingAfterExclusiveLockIT {
  private static final NothingAfterExclusiveLock RULE = new NothingAfterExclusiveLock();

  @Test
  void finds_what_takes_long() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__slow.sql
            SELECT count(*) FROM agents;
            ALTER TABLE agents ADD n int;
            ALTER TABLE agents ALTER n SET DEFAULT 1;
            ALTER TABLE tenants ADD n int;
            SELECT set_config('a.b', 'c', true);
            INSERT INTO tenants VALUES (1);
            INSERT INTO tenants SELECT 2;
            UPDATE agents SET n = 1 WHERE true;
            CREATE INDEX agents_n ON agents (n);
            CREATE TABLE bots (id bigint PRIMARY KEY);
            -- V3__outside.sql
            -- seedbed: no transaction
            ALTER TABLE agents ADD m int;
            UPDATE agents SET m = 1 WHERE true;
            -- V4__own.sql
            CREATE TABLE own (id bigint);
            INSERT INTO own SELECT id FROM agents;
            -- V5__validate.sql
            ALTER TABLE agents ADD CONSTRAINT m_positive CHECK (m > 0) NOT VALID;
            ALTER TABLE agents VALIDATE CONSTRAINT m_positive;
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "relation public.agents V2__slow.sql:7",
            "relation public.agents V2__slow.sql:8",
            "relation public.agents V2__slow.sql:9",
            "relation public.agents V5__validate.sql:2");
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
            SET lock_timeout = '5s';
            ALTER TABLE agents ADD kind text;
            DELETE FROM tenants WHERE id < 0;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can read or write the table until the statement has ended, too");
    assertThat(finding.expected()).isEqualTo("what takes long in a migration of its own");
    assertThat(finding.actual()).isEqualTo("the table locked since line 2");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Take the statement out of this migration: the transaction has locked a table
            -- Then, in a migration of its own:
            -- DELETE FROM tenants WHERE id < 0;""");
    migrated.mend(RULE);
  }
}

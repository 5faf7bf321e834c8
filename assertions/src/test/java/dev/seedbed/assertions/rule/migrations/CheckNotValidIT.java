package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CheckNotValidIT {
  private static final CheckNotValid RULE = new CheckNotValid();

  @Test
  void finds_checks_of_tables_that_were_there_before() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__checks.sql
            ALTER TABLE agents
              ADD CHECK (name <> 'a, NOT VALID'),
              ADD CONSTRAINT "Later" CHECK (id > 0) NO INHERIT NOT VALID;
            ALTER TABLE agents ADD COLUMN n int DEFAULT 1 CONSTRAINT n_positive CHECK (n > 0) NOT NULL;
            CREATE TABLE bots (id bigint CHECK (id > 0));
            ALTER TABLE bots ADD CHECK (id > 1);
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "constraint public.agents.agents_check V2__checks.sql:1",
            "constraint public.agents.n_positive V2__checks.sql:4");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__check.sql
            SET lock_timeout = '5s';
            ALTER TABLE agents ADD COLUMN n int CONSTRAINT "N" CHECK (n > 0) DEFAULT 1;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can read or write the table while all rows are checked");
    assertThat(finding.expected())
        .isEqualTo("NOT VALID, and VALIDATE CONSTRAINT in a later migration");
    assertThat(finding.actual()).isEqualTo("a check that is validated at once");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Then, in a migration of its own:
            -- ALTER TABLE "public"."agents" VALIDATE CONSTRAINT "N";
            ALTER TABLE agents ADD COLUMN "n" int DEFAULT 1, ADD CONSTRAINT "N" CHECK (n > 0) NOT VALID;""");
    migrated.mend(RULE);
  }
}

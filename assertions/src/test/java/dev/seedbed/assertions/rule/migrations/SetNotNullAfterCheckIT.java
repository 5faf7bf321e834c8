package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SetNotNullAfterCheckIT {
  private static final SetNotNullAfterCheck RULE = new SetNotNullAfterCheck();

  @Test
  void looks_for_a_check_that_is_valid() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (a int, b int, c int, "D" int, e int);
            -- V2__checks.sql
            ALTER TABLE agents ADD CONSTRAINT a_and_d CHECK ((a IS NOT NULL) AND ("D" IS NOT NULL AND e > 0)) NOT VALID;
            ALTER TABLE agents ADD CONSTRAINT b_or_c CHECK (b IS NOT NULL OR c IS NOT NULL);
            ALTER TABLE agents ADD CONSTRAINT c_set CHECK (c IS NOT NULL) NOT VALID;
            -- V3__validate.sql
            ALTER TABLE agents VALIDATE CONSTRAINT a_and_d;
            -- V4__not_null.sql
            ALTER TABLE agents ALTER a SET NOT NULL;
            alter table agents alter column "D" set not null, alter column b set not null, alter c set not null;
            ALTER TABLE agents DROP CONSTRAINT a_and_d;
            ALTER TABLE agents ALTER e SET NOT NULL;
            CREATE TABLE bots (id bigint);
            ALTER TABLE bots ALTER id SET NOT NULL;
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "column public.agents.b V4__not_null.sql:2",
            "column public.agents.c V4__not_null.sql:2",
            "column public.agents.e V4__not_null.sql:4");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__name.sql
            SET lock_timeout = '5s';
            ALTER TABLE agents ALTER name SET NOT NULL, ALTER name SET DEFAULT '';
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can read or write the table while all rows are looked at");
    assertThat(finding.expected()).isEqualTo("a valid CHECK (name IS NOT NULL) before it");
    assertThat(finding.actual()).isEqualTo("none that the migrations made");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Then, in a migration of its own:
            -- ALTER TABLE "public"."agents" VALIDATE CONSTRAINT "agents_name_not_null";
            -- Then, in a migration of its own:
            -- SET lock_timeout = '5s';
            -- ALTER TABLE "public"."agents" ALTER COLUMN "name" SET NOT NULL;
            -- ALTER TABLE "public"."agents" DROP CONSTRAINT "agents_name_not_null";
            ALTER TABLE agents ADD CONSTRAINT "agents_name_not_null" CHECK ("name" IS NOT NULL) NOT VALID, ALTER name SET DEFAULT '';""");
    migrated.mend(RULE);
  }
}

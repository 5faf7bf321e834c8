package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ForeignKeyNotValidIT {
  private static final ForeignKeyNotValid RULE = new ForeignKeyNotValid();

  @Test
  void finds_keys_of_tables_that_were_there_before() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE SCHEMA "App";
            CREATE TABLE "App"."Agents" (id bigint PRIMARY KEY, "Tenant" bigint, b bigint);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            CREATE TABLE parted (id bigint) PARTITION BY HASH (id);
            ALTER TABLE "App"."Agents" ADD FOREIGN KEY (b) REFERENCES tenants;
            -- V2__keys.sql
            SET lock_timeout = '5s';
            alter table only "App"."Agents" add foreign key ("Tenant") references tenants (id)
              on delete set null /* NOT VALID */ deferrable,
              ADD CONSTRAINT valid_later FOREIGN KEY (b) REFERENCES tenants ON DELETE CASCADE NOT VALID;
            ALTER TABLE "App"."Agents" ADD COLUMN t bigint REFERENCES tenants, ADD u bigint DEFAULT NULL REFERENCES tenants;
            ALTER TABLE "App"."Agents" ADD COLUMN IF NOT EXISTS v bigint DEFAULT 1 REFERENCES tenants;
            ALTER TABLE IF EXISTS never ADD FOREIGN KEY (b) REFERENCES tenants;
            ALTER TABLE parted ADD FOREIGN KEY (id) REFERENCES tenants;
            CREATE TABLE bots (id bigint REFERENCES tenants, n bigint);
            ALTER TABLE bots ADD FOREIGN KEY (n) REFERENCES tenants;
            DO $$ BEGIN
             ALTER TABLE "App"."Agents" ADD CONSTRAINT "Agents_b_fk" FOREIGN KEY ("b") REFERENCES "public"."tenants"("id") ON DELETE no action;
            EXCEPTION
             WHEN duplicate_object THEN null;
            END $$;
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "constraint \"App\".\"Agents\".\"Agents_Tenant_fkey\" V2__keys.sql:2",
            "constraint \"App\".\"Agents\".\"Agents_v_fkey\" V2__keys.sql:6",
            "constraint \"App\".\"Agents\".\"Agents_b_fk\" V2__keys.sql:12");
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
            ALTER TABLE agents ADD n int, ADD FOREIGN KEY (tenant_id) REFERENCES tenants;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can write to either table while all rows are compared");
    assertThat(finding.expected())
        .isEqualTo("NOT VALID, and VALIDATE CONSTRAINT in a later migration");
    assertThat(finding.actual()).isEqualTo("a foreign key that is validated at once");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Then, in a migration of its own:
            -- ALTER TABLE "public"."agents" VALIDATE CONSTRAINT "agents_tenant_id_fkey";
            ALTER TABLE agents ADD n int, ADD CONSTRAINT "agents_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES tenants NOT VALID;""");
    migrated.mend(RULE);
  }

  @Test
  void takes_a_column_and_its_key_apart() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__key.sql
            SET lock_timeout = '5s';
            ALTER TABLE agents ADD COLUMN t bigint NOT NULL DEFAULT 1 REFERENCES tenants (id) ON DELETE CASCADE;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can write to either table while all rows are compared");
    assertThat(finding.expected())
        .isEqualTo("NOT VALID, and VALIDATE CONSTRAINT in a later migration");
    assertThat(finding.actual()).isEqualTo("a foreign key that is validated at once");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Then, in a migration of its own:
            -- ALTER TABLE "public"."agents" VALIDATE CONSTRAINT "agents_t_fkey";
            ALTER TABLE agents ADD COLUMN "t" bigint NOT NULL DEFAULT 1, ADD CONSTRAINT "agents_t_fkey" FOREIGN KEY ("t") REFERENCES tenants (id) ON DELETE CASCADE NOT VALID;""");
    migrated.mend(RULE);
  }
}

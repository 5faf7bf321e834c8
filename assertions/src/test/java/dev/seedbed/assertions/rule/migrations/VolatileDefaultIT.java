package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class VolatileDefaultIT {
  private static final VolatileDefault RULE = new VolatileDefault();

  @Test
  void believes_the_server_what_is_volatile() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            CREATE FUNCTION fixed() RETURNS int IMMUTABLE LANGUAGE sql RETURN 1;
            CREATE FUNCTION moving() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
            -- V2__columns.sql
            ALTER TABLE agents ADD a timestamptz NOT NULL DEFAULT now(), ADD b date DEFAULT CURRENT_DATE, ADD c int DEFAULT fixed();
            ALTER TABLE agents ADD d timestamptz DEFAULT clock_timestamp();
            ALTER TABLE agents ADD e int DEFAULT moving(), ADD f int DEFAULT 1, ADD g timestamptz DEFAULT now();
            ALTER TABLE agents ADD h bigserial;
            ALTER TABLE agents ADD COLUMN "I" bigint GENERATED ALWAYS AS IDENTITY;
            CREATE TABLE bots (id bigint);
            ALTER TABLE bots ADD COLUMN n float DEFAULT random();
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "column public.agents.d V2__columns.sql:2",
            "column public.agents.e V2__columns.sql:3",
            "column public.agents.h V2__columns.sql:4",
            "column public.agents.\"I\" V2__columns.sql:5");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__token.sql
            SET lock_timeout = '5s';
            ALTER TABLE agents ADD token uuid NOT NULL DEFAULT gen_random_uuid();
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can read or write the table while every row is written anew");
    assertThat(finding.expected())
        .isEqualTo("a column without that default, which is set afterwards");
    assertThat(finding.actual()).isEqualTo("DEFAULT gen_random_uuid()");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Fill it in for the rows that are there, in batches, before what follows.
            -- Then, in a migration of its own:
            -- SET lock_timeout = '5s';
            -- ALTER TABLE "public"."agents" ADD CONSTRAINT "agents_token_not_null" CHECK ("token" IS NOT NULL) NOT VALID;
            -- Then, in a migration of its own:
            -- ALTER TABLE "public"."agents" VALIDATE CONSTRAINT "agents_token_not_null";
            -- Then, in a migration of its own:
            -- SET lock_timeout = '5s';
            -- ALTER TABLE "public"."agents" ALTER COLUMN "token" SET NOT NULL;
            -- ALTER TABLE "public"."agents" DROP CONSTRAINT "agents_token_not_null";
            ALTER TABLE agents ADD COLUMN "token" uuid;
            ALTER TABLE "public"."agents" ALTER COLUMN "token" SET DEFAULT gen_random_uuid();""");
    migrated.mend(RULE);
  }

  @Test
  void leaves_the_sequence_of_a_serial_for_later() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__number.sql
            SET lock_timeout = '5s';
            ALTER TABLE agents ADD number bigserial;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can read or write the table while every row is written anew");
    assertThat(finding.expected())
        .isEqualTo("a column without that default, which is set afterwards");
    assertThat(finding.actual()).isEqualTo("bigserial numbers every row");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Give it a sequence, or make it an identity, once every row has a number.
            -- Fill it in for the rows that are there, in batches, before what follows.
            -- Then, in a migration of its own:
            -- SET lock_timeout = '5s';
            -- ALTER TABLE "public"."agents" ADD CONSTRAINT "agents_number_not_null" CHECK ("number" IS NOT NULL) NOT VALID;
            -- Then, in a migration of its own:
            -- ALTER TABLE "public"."agents" VALIDATE CONSTRAINT "agents_number_not_null";
            -- Then, in a migration of its own:
            -- SET lock_timeout = '5s';
            -- ALTER TABLE "public"."agents" ALTER COLUMN "number" SET NOT NULL;
            -- ALTER TABLE "public"."agents" DROP CONSTRAINT "agents_number_not_null";
            ALTER TABLE agents ADD COLUMN "number" bigint;""");
    migrated.mend(RULE);
  }
}

package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NothingDroppedIT {
  private static final NothingDropped RULE = new NothingDropped();

  @Test
  void finds_what_was_there_before() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE SCHEMA "Old";
            CREATE TABLE "Old"."Things" (id bigint);
            CREATE TABLE agents (id bigint, name text, n int, CONSTRAINT positive CHECK (n > 0));
            CREATE TABLE bots (id bigint);
            CREATE TABLE parted (id bigint, n int) PARTITION BY HASH (id);
            CREATE TABLE part PARTITION OF parted FOR VALUES WITH (MODULUS 1, REMAINDER 0);
            CREATE VIEW names AS SELECT id FROM agents;
            -- V2__drop.sql
            ALTER TABLE agents DROP CONSTRAINT positive;
            ALTER TABLE agents DROP n, DROP COLUMN IF EXISTS name CASCADE;
            ALTER TABLE agents ADD m int;
            ALTER TABLE agents DROP m;
            DROP VIEW names;
            DROP TABLE IF EXISTS bots, never;
            CREATE TABLE scratch (id int);
            DROP TABLE scratch;
            DROP SCHEMA "Old" CASCADE;
            ALTER TABLE parted DROP n;
            DO $$ BEGIN
              PERFORM 1;
              EXECUTE 'ALTER TABLE agents DROP id';
            END $$;
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "column public.agents.n V2__drop.sql:2",
            "column public.agents.name V2__drop.sql:2",
            "relation public.bots V2__drop.sql:6",
            "relation \"Old\".\"Things\" V2__drop.sql:9",
            "column public.parted.n V2__drop.sql:10",
            "column public.agents.id V2__drop.sql:13");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__drop.sql
            SET lock_timeout = '5s';
            ALTER TABLE agents DROP name, ADD n int;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("what is deployed may still use the column, and its values are lost");
    assertThat(finding.expected())
        .isEqualTo("a release that no longer uses it, and the DROP in a later one");
    assertThat(finding.actual()).isEqualTo("DROP COLUMN");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Drop it in a later release, and accept this finding there.
            ALTER TABLE agents ALTER COLUMN "name" DROP NOT NULL, ADD n int;""");
    migrated.mend(RULE);
  }

  @Test
  void leaves_a_table_where_it_is() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__drop.sql
            SET lock_timeout = '5s';
            DROP TABLE agents;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("what is deployed may still use the table, and its rows are lost");
    assertThat(finding.expected())
        .isEqualTo("a release that no longer uses it, and the DROP in a later one");
    assertThat(finding.actual()).isEqualTo("DROP TABLE");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Take the statement out of this migration: the table can stay until nothing uses it
            -- Drop it in a later release, and accept this finding there.""");
    migrated.mend(RULE);
  }
}

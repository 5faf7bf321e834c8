package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TypeChangeRewritesIT {
  private static final TypeChangeRewrites RULE = new TypeChangeRewrites();

  @Test
  void leaves_changes_that_take_no_time() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (a varchar(10), b int, c numeric(5, 2), d timestamptz, "E" int);
            -- V2__types.sql
            ALTER TABLE agents ALTER a TYPE varchar(20);
            ALTER TABLE agents ALTER a TYPE text, ALTER c SET DATA TYPE numeric(9, 2);
            ALTER TABLE agents ALTER COLUMN b SET DATA TYPE bigint USING b::bigint;
            ALTER TABLE public.agents ALTER "E" TYPE text;
            CREATE TABLE bots (id int);
            ALTER TABLE bots ALTER id TYPE bigint;
            """);
    assertThat(migrated.found(RULE))
        .containsExactly(
            "column public.agents.b V2__types.sql:3", "column public.agents.\"E\" V2__types.sql:4");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__type.sql
            SET lock_timeout = '5s';
            ALTER TABLE agents ALTER tenant_id TYPE numeric(20, 0) USING tenant_id;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can read or write the table while every row is written anew");
    assertThat(finding.expected())
        .isEqualTo("a new column of the other type, which takes the place of the old one in steps");
    assertThat(finding.actual()).isEqualTo("TYPE numeric(20, 0)");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Write to both columns, by a trigger or in the code.
            -- Fill the new one in for the rows that are there, in batches.
            -- Read from the new one; then drop the old one in a later release.
            ALTER TABLE agents ADD COLUMN "tenant_id_new" numeric(20, 0);""");
    migrated.mend(RULE);
  }
}

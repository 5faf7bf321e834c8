package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StoredGeneratedColumnIT {
  private static final StoredGeneratedColumn RULE = new StoredGeneratedColumn();

  @Test
  void finds_those_of_tables_that_were_there_before() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__length.sql
            SET lock_timeout = '5s';
            CREATE TABLE bots (id bigint, twice bigint GENERATED ALWAYS AS (id * 2) STORED);
            ALTER TABLE bots ADD thrice bigint GENERATED ALWAYS AS (id * 3) STORED;
            ALTER TABLE agents ADD length int NOT NULL GENERATED ALWAYS AS (length(name)) STORED;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can read or write the table while every row is written anew");
    assertThat(finding.expected())
        .isEqualTo("a plain column that is filled in, or an index on the expression");
    assertThat(finding.actual())
        .isEqualTo("a stored generated column that is added to a table that was there before");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Let a trigger keep it as (length(name)), and fill it in for the rows that are there, in batches.
            -- Where it is only searched for, an index on the expression will do.
            ALTER TABLE agents ADD COLUMN "length" int;""");
    migrated.mend(RULE);
  }
}

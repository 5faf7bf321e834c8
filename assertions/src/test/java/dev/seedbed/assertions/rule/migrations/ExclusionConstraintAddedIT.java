package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ExclusionConstraintAddedIT {
  private static final ExclusionConstraintAdded RULE = new ExclusionConstraintAdded();

  @Test
  void finds_those_of_tables_that_were_there_before() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, tenant_id bigint, name text);
            CREATE TABLE tenants (id bigint PRIMARY KEY);
            -- V2__exclude.sql
            SET lock_timeout = '5s';
            CREATE TABLE bots (id bigint, EXCLUDE (id WITH =));
            ALTER TABLE bots ADD EXCLUDE (id WITH =);
            ALTER TABLE agents ADD EXCLUDE USING btree (name WITH =);
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("nobody can read or write the table while the constraint's index is built");
    assertThat(finding.expected()).isEqualTo("the constraint in the CREATE TABLE");
    assertThat(finding.actual())
        .isEqualTo("ADD CONSTRAINT ... EXCLUDE on a table that was there before");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Take the statement out of this migration: such an index can neither be built concurrently nor validated later
            -- Make a new table with the constraint, write to both, copy the rows in batches, and let the new one take the place of the old.
            -- Or accept it where the table is small or nobody is at work.""");
    migrated.mend(RULE);
  }
}

package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class AppliedFileKeptIT {
  private static final AppliedFileKept RULE = new AppliedFileKept();

  @Test
  void finds_only_what_was_deployed() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql (edited)
            CREATE TABLE agents (id bigint);
            -- V2__more.sql
            CREATE TABLE bots (id bigint);
            -- V3__new.sql (new)
            CREATE TABLE tools (id bigint);
            -- R__views.sql (edited)
            CREATE OR REPLACE VIEW names AS SELECT 1;
            """);
    assertThat(migrated.found(RULE)).containsExactly("relation public.agents V1__tables.sql:1");
  }

  @Test
  void examines_nothing_where_nothing_is_known() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint);
            """);
    assertThat(migrated.found(RULE)).isEmpty();
    assertThat(RULE.check(migrated.subject()).examinedNothing()).isTrue();
  }

  @Test
  void says_what_to_do() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql (edited)
            SELECT 1;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("databases that have had it do not get what it says now, or refuse it");
    assertThat(finding.expected()).isEqualTo("the file as it was deployed");
    assertThat(finding.actual()).isEqualTo("other bytes");
    assertThat(finding.fix().toSql())
        .matches("-- Restore the file: .*/V1__tables.sql\n-- Put the change into a new migration.");
  }
}

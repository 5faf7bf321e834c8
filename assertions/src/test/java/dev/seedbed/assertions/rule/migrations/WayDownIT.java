package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class WayDownIT {
  private static final WayDown RULE = new WayDown();

  @Test
  void finds_files_without_one() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__a.sql
            SELECT 1;
            -- U1__a.sql
            SELECT 1;
            -- V2__b.up.sql
            SELECT 1;
            -- V2__b.down.sql
            SELECT 1;
            -- V3__c.sql
            CREATE TABLE c (id bigint);
            -- R__d.sql
            SELECT 1;
            """);
    assertThat(migrated.found(RULE)).containsExactly("relation public.c V3__c.sql:1");
  }

  @Test
  void says_what_to_write() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__a.up.sql
            SELECT 1;
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem()).isEqualTo("nobody has written down how to take it back");
    assertThat(finding.expected()).isEqualTo("a file or rollback that takes it back");
    assertThat(finding.actual()).isEqualTo("none");
    assertThat(finding.fix().toSql()).matches("-- Add the file: .*/V1__a.down.sql");
    migrated.mend(RULE);
  }
}

package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.MigrationTrace.Migration;
import dev.seedbed.database.migration.MigrationTrace.State;
import dev.seedbed.database.migration.MigrationTrace.Undo;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsInOrderIT {
  private static final VersionsInOrder RULE = new VersionsInOrder();

  @Test
  void finds_new_ones_below_deployed_ones() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__a.sql
            SELECT 1;
            -- V1.5__b.sql (new)
            CREATE TABLE b (id bigint);
            -- V2__c.sql
            SELECT 1;
            -- V10__d.sql (new)
            SELECT 1;
            -- R__e.sql (new)
            SELECT 1;
            """);
    assertThat(migrated.found(RULE)).containsExactly("relation public.b V1.5__b.sql:1");
  }

  @Test
  void leaves_times_and_what_nothing_is_known_about() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- 20240101120000_a.sql (new)
            SELECT 1;
            -- 20240201120000_b.sql
            SELECT 1;
            """);
    assertThat(migrated.found(RULE)).isEmpty();
  }

  @Test
  void finds_two_of_one_version_where_a_source_runs_them() {
    Subject subject =
        Subject.of(Catalog.of("app", 170000, List.of()))
            .with(
                new MigrationTrace(
                    List.of(),
                    List.of(
                        file("drizzle/0001_a.sql", State.APPLIED),
                        file("drizzle/0003_c.sql", State.NEW),
                        file("drizzle/0003_d.sql", State.NEW),
                        file("other/0003_c.sql", State.NEW))));
    Finding finding = RULE.check(subject).findings().get(0);
    assertThat(RULE.check(subject).findings()).hasSize(1);
    assertThat(finding.problem()).isEqualTo("databases get it in another order, or not at all");
    assertThat(finding.expected()).isEqualTo("the next free version");
    assertThat(finding.actual()).isEqualTo("drizzle/0003_c.sql has the same version");
    assertThat(finding.fix().toSql()).isEqualTo("-- Rename the file: 0003_d.sql -> 0004_d.sql");
    assertThat(finding.fingerprint()).isEqualTo("MIG022 schema public in drizzle/0003_d.sql");
  }

  private static Migration file(String name, State state) {
    return new Migration(name, name, name, false, Undo.NO, state);
  }
}

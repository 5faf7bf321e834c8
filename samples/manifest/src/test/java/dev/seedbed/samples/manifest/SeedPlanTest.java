package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.LoadReport;
import dev.seedbed.fixtures.SeedPlan;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Rows by the thousand for a laptop, in all tables that record what agents do. */
@PostgresTest(migrations = "db/migration")
@TestIsolation(IsolationMode.CLONE)
class SeedPlanTest implements StartsEmpty {

  @Test
  void the_schema_takes_what_agents_do_by_the_thousand(DataSource database) throws SQLException {
    LoadReport loaded =
        SeedPlan.seed(42)
            .agents(a -> a.tenants(5).users(20).agents(15).messages(2_000))
            .load(database, Bulk.parallel(2).deferIndexes());

    assertThat(loaded.complete()).isTrue();
    loaded.manifest().verify(database);
    try (Connection connection = database.getConnection()) {
      assertThat(RowCounts.of(connection))
          .containsEntry("manifest.tenants", 5L)
          .containsEntry("manifest.agent_messages", 2_000L)
          .extractingByKey("manifest.llm_calls")
          .satisfies(calls -> assertThat(calls).isGreaterThan(500L));
    }
  }
}

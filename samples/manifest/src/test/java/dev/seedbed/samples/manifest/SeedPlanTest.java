package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.LoadReport;
import dev.seedbed.fixtures.SeedPlan;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The rows that developers work with, in seedbed.yaml. */
@PostgresTest
@TestIsolation(IsolationMode.CLONE)
class SeedPlanTest implements StartsEmpty {

  private static final SeedPlan PLAN = SeedPlan.read(Path.of("seedbed.yaml"));

  private static final String FIRST_CALL_OF_EACH_MODEL =
      """
      SELECT DISTINCT ON (model) tenant_id, id, model, cost_usd
      FROM manifest.llm_calls
      WHERE status = 'ok'
      ORDER BY model, timestamp
      """;

  @Test
  void the_seed_plan_loads_and_calls_cost_what_their_days_say(
      TestSession session, DataSource database, Connection connection) throws SQLException {
    LoadReport loaded = PLAN.load(session.owner(), Bulk.parallel(2));
    assertThat(loaded.complete()).isTrue();
    loaded.manifest().verify(session.owner());
    assertThat(RowCounts.of(connection))
        .containsEntry("manifest.tenants", 20L)
        .containsEntry("manifest.agent_messages", 20_000L)
        .hasEntrySatisfying("manifest.llm_calls", calls -> assertThat(calls).isPositive());

    PricingRepository prices = new PricingRepository(database);
    int models = 0;
    try (Statement statement = connection.createStatement();
        ResultSet call = statement.executeQuery(FIRST_CALL_OF_EACH_MODEL)) {
      while (call.next()) {
        BigDecimal cost = prices.costOf(call.getString(1), call.getString(2)).orElseThrow();
        assertThat(cost)
            .as("a call of %s", call.getString(3))
            .isEqualByComparingTo(call.getBigDecimal(4));
        models++;
      }
    }
    assertThat(models).isGreaterThan(5);
  }
}

package dev.seedbed.samples.manifest;

import static dev.seedbed.assertions.SeedbedAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Message;
import dev.seedbed.junit.PostgresTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// tag::readme[]
@PostgresTest
class AgentMessageRepositoryTest {
  @Test
  void sums_cost_per_agent(DataSource database, Fixtures fixtures) throws SQLException {
    Agent agent = fixtures.agent().set(Agent.NAME, "router").create();
    fixtures.messages().by(agent).count(3).set(Message.COST_USD, new BigDecimal("0.04")).create();
    var costs = new AgentMessageRepository(database).costPerAgent(agent.tenantId());
    assertThat(costs.get("router")).isEqualByComparingTo("0.12");
  }

  @Test
  void schema_follows_the_rules(Catalog schema) {
    assertThat(schema).hasNoTablesIn("public").hasTextUserIds().hasRequiredTimestamps();
  }

  // end::readme[]

  @BeforeEach
  void starts_empty(Connection connection) throws SQLException {
    RowCounts.assertAllZero(connection);
  }
  // tag::readme[]
}
// end::readme[]

package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Message;
import dev.seedbed.fixtures.Tenant;
import dev.seedbed.junit.PostgresTest;
import java.math.BigDecimal;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class CostPerAgentTest implements StartsEmpty {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  @Test
  void the_dearest_agent_comes_first_and_an_idle_one_costs_nothing(
      DataSource database, Fixtures fixtures) throws SQLException {
    Tenant tenant = fixtures.tenant().create();
    fixtures.agent().in(tenant).set(Agent.NAME, "idle").create();
    Agent cheap = fixtures.agent().in(tenant).set(Agent.NAME, "cheap").create();
    Agent dear = fixtures.agent().in(tenant).set(Agent.NAME, "dear").create();
    fixtures.message().by(cheap).set(Message.COST_USD, CENT).create();
    fixtures.messages().by(dear).count(2).set(Message.COST_USD, CENT).create();

    var costs = new AgentMessageRepository(database).costPerAgent(tenant.id());

    assertThat(costs.keySet()).containsExactly("dear", "cheap", "idle");
    assertThat(costs.get("idle")).isZero();
  }

  @Test
  void another_tenants_agents_are_not_seen(DataSource database, Fixtures fixtures)
      throws SQLException {
    Agent ours = fixtures.agent().set(Agent.NAME, "ours").create();
    Agent theirs = fixtures.agent().set(Agent.NAME, "theirs").create();
    fixtures.message().by(ours).set(Message.COST_USD, CENT).create();
    fixtures.message().by(theirs).set(Message.COST_USD, CENT).create();

    var costs = new AgentMessageRepository(database).costPerAgent(ours.tenantId());

    assertThat(costs).containsOnlyKeys("ours");
    assertThat(costs.get("ours")).isEqualByComparingTo(CENT);
  }
}

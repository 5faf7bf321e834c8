package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The code under test commits and rolls back by itself; the test is undone all the same. */
@PostgresTest
class ExchangeRepositoryTest implements StartsEmpty {

  private static final ToolExecution SEARCH =
      new ToolExecution("t1", "search", "{\"query\": \"open invoices\"}", "ok");

  @Test
  void an_exchange_is_committed_as_a_whole(
      DataSource database, Connection connection, Fixtures fixtures) throws SQLException {
    Agent agent = fixtures.agent().create();

    record(database, agent, "1", SEARCH);

    assertThat(RowCounts.of(connection))
        .containsEntry("manifest.agent_messages", 1L)
        .containsEntry("manifest.llm_calls", 1L)
        .containsEntry("manifest.tool_executions", 1L);
  }

  @Test
  void an_exchange_that_fails_at_its_last_statement_leaves_nothing_of_itself(
      DataSource database, Connection connection, Fixtures fixtures) throws SQLException {
    Agent agent = fixtures.agent().create();
    record(database, agent, "1", SEARCH);
    ToolExecution refused = new ToolExecution("t2", "search", "{}", "no such status");

    assertThatThrownBy(() -> record(database, agent, "2", refused))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("tool_executions_status_check");

    assertThat(RowCounts.of(connection))
        .containsEntry("manifest.agents", 1L)
        .containsEntry("manifest.agent_messages", 1L)
        .containsEntry("manifest.llm_calls", 1L)
        .containsEntry("manifest.tool_executions", 1L);
  }

  private static void record(DataSource database, Agent agent, String id, ToolExecution tool)
      throws SQLException {
    BigDecimal cost = new BigDecimal("0.0042");
    new ExchangeRepository(database)
        .record(
            new AgentMessage(
                "m" + id,
                agent.tenantId(),
                agent.id(),
                Instant.now(),
                "You have two open invoices.",
                "claude-sonnet-4",
                900,
                100,
                cost,
                "ok"),
            new LlmCall("c" + id, "anthropic", "claude-sonnet-4", 900, 100, cost),
            List.of(tool));
  }
}

package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Message;
import dev.seedbed.junit.PostgresTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

// tag::readme[]
@PostgresTest
class RetentionTest implements StartsEmpty {

  @Test
  void messages_older_than_90_days_go_and_younger_ones_stay(DataSource database, Fixtures fixtures)
      throws SQLException {
    AgentMessageRepository messages = new AgentMessageRepository(database);
    Agent agent = fixtures.agent().create();
    Message young = fixtures.message().by(agent).set(Message.TIMESTAMP, daysAgo(89)).create();
    fixtures.messages().by(agent).count(3).set(Message.TIMESTAMP, daysAgo(91)).create();
    fixtures.message().by(fixtures.agent().create()).set(Message.TIMESTAMP, daysAgo(400)).create();

    assertThat(messages.deleteOlderThan(90)).isEqualTo(4);

    assertThat(messages.newest(agent.tenantId(), 100))
        .extracting(AgentMessage::id)
        .containsExactly(young.id());
    assertThat(messages.deleteOlderThan(90)).isZero();
  }

  // end::readme[]

  @Test
  void the_calls_and_tools_of_a_message_go_with_it(
      DataSource database, Connection connection, Fixtures fixtures) throws SQLException {
    Agent agent = fixtures.agent().create();
    AgentMessage old =
        new AgentMessage(
            "m1", agent.tenantId(), agent.id(), daysAgo(91), "Done.", null, 1, 1, null, "ok");
    new ExchangeRepository(database)
        .record(
            old,
            new LlmCall("c1", "anthropic", "claude-sonnet-4", 1, 1, null),
            List.of(new ToolExecution("t1", "search", "{}", "ok")));

    assertThat(new AgentMessageRepository(database).deleteOlderThan(90)).isEqualTo(1);

    assertThat(RowCounts.of(connection))
        .containsEntry("manifest.agents", 1L)
        .containsEntry("manifest.agent_messages", 0L)
        .containsEntry("manifest.llm_calls", 0L)
        .containsEntry("manifest.tool_executions", 0L);
  }

  private static Instant daysAgo(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS);
  }
  // tag::readme[]
}
// end::readme[]

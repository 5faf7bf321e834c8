package dev.seedbed.samples.manifest;

import static dev.seedbed.assertions.behaviour.ExpectedChange.inserted;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Message;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PostgresTest
class ExchangeChangesTest implements StartsEmpty {

  @Test
  void an_exchange_is_a_message_a_call_and_its_tools(
      DatabaseAssertions database, Fixtures fixtures) {
    var exchanges = new ExchangeRepository(database.dataSource());
    AgentMessage message = message(fixtures.agent().create());

    database
        .assertThatChanges(() -> exchanges.record(message, call("c1"), tools("t1", "t2")))
        .areExactly(
            inserted("manifest.agent_messages", Map.of("id", "m1", "content", "Done.")),
            inserted("manifest.llm_calls", Map.of("id", "c1", "message_id", "m1")),
            inserted("manifest.tool_executions", Map.of("id", "t1", "llm_call_id", "c1")),
            inserted("manifest.tool_executions", Map.of("id", "t2", "llm_call_id", "c1")));
  }

  @Test
  @TestIsolation(IsolationMode.CLONE)
  void an_exchange_that_fails_changes_nothing(DatabaseAssertions database, Fixtures fixtures) {
    var exchanges = new ExchangeRepository(database.dataSource());
    AgentMessage message = message(fixtures.agent().create());

    database
        .assertThatChanges(
            () ->
                assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> exchanges.record(message, call("c1"), tools("t1", "t1"))))
        .areNone();
  }

  @Test
  void an_embedding_is_one_statement_that_changes_one_table(
      DatabaseAssertions database, Fixtures fixtures) {
    var messages = new AgentMessageRepository(database.dataSource());
    Message message = fixtures.message().create();

    database
        .assertThatChanges(
            () ->
                database
                    .assertThatStatements(
                        () -> messages.embed(message.tenantId(), message.id(), new float[384]))
                    .hasCount(1))
        .areInTables("manifest.agent_messages");
  }

  @Test
  void the_newest_messages_of_a_tenant_come_from_an_index(DatabaseAssertions database) {
    database
        .assertThatQuery(
            "SELECT id FROM manifest.agent_messages WHERE tenant_id = ?"
                + " ORDER BY timestamp DESC LIMIT 20",
            "t1")
        .usesIndex("idx_agent_messages_tenant_timestamp")
        .scansNoTableSequentially();
  }

  private static AgentMessage message(Agent agent) {
    return new AgentMessage(
        "m1", agent.tenantId(), agent.id(), Instant.now(), "Done.", null, 1, 1, null, "ok");
  }

  private static LlmCall call(String id) {
    return new LlmCall(id, "anthropic", "claude-sonnet-4", 1, 1, null);
  }

  private static List<ToolExecution> tools(String... ids) {
    return Arrays.stream(ids).map(id -> new ToolExecution(id, "search", "{}", "ok")).toList();
  }
}

package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Tenant;
import dev.seedbed.junit.PostgresTest;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class TenantMessagesTest implements StartsEmpty {

  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  @Test
  void a_message_comes_back_as_it_was_stored(DataSource database, Fixtures fixtures)
      throws SQLException {
    AgentMessageRepository messages = new AgentMessageRepository(database);
    AgentMessage stored = message("m1", fixtures.agent().create(), NOON);

    messages.insert(stored);

    assertThat(messages.newest(stored.tenantId(), 10)).containsExactly(stored);
  }

  @Test
  void the_newest_come_first_and_no_more_than_asked(DataSource database, Fixtures fixtures)
      throws SQLException {
    AgentMessageRepository messages = new AgentMessageRepository(database);
    Agent agent = fixtures.agent().create();
    messages.insert(message("second", agent, NOON.plusSeconds(2)));
    messages.insert(message("first", agent, NOON.plusSeconds(1)));
    messages.insert(message("third", agent, NOON.plusSeconds(3)));

    assertThat(messages.newest(agent.tenantId(), 2))
        .extracting(AgentMessage::id)
        .containsExactly("third", "second");
  }

  @Test
  void another_tenants_messages_are_not_seen(DataSource database, Fixtures fixtures)
      throws SQLException {
    Tenant ours = fixtures.tenant().create();
    Tenant theirs = fixtures.tenant().create();
    Agent agent = fixtures.agent().in(ours).create();
    fixtures.messages().by(agent).count(2).create();
    fixtures.messages().by(fixtures.agent().in(theirs).create()).count(5).create();

    assertThat(new AgentMessageRepository(database).newest(ours.id(), 100))
        .hasSize(2)
        .allSatisfy(message -> assertThat(message.agentId()).isEqualTo(agent.id()));
  }

  private static AgentMessage message(String id, Agent agent, Instant timestamp) {
    return new AgentMessage(
        id,
        agent.tenantId(),
        agent.id(),
        timestamp,
        "Routed to billing.",
        "claude-sonnet-4",
        812,
        40,
        new BigDecimal("0.003036"),
        "ok");
  }
}

package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

// tag::clone[]
@PostgresTest
class UncommittedMessagesTest implements StartsEmpty {

  @Test
  @TestIsolation(IsolationMode.CLONE)
  void nobody_reads_a_message_before_it_is_committed(DataSource database, Fixtures fixtures)
      throws SQLException {
    AgentMessageRepository messages = new AgentMessageRepository(database);
    Agent agent = fixtures.agent().create();
    try (Connection writer = database.getConnection()) {
      writer.setAutoCommit(false);
      fixtures.through(writer).message().by(agent).create();

      assertThat(messages.newest(agent.tenantId(), 10)).isEmpty();
      writer.commit();
      assertThat(messages.newest(agent.tenantId(), 10)).hasSize(1);
    }
  }
}
// end::clone[]

package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Message;
import dev.seedbed.fixtures.Tenant;
import dev.seedbed.junit.PostgresTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

// tag::class_data[]
@PostgresTest
class MessageArchiveTest {
  private static final String TENANT = "archive";

  @BeforeAll
  static void store_a_thousand_messages(Fixtures fixtures) {
    Agent agent = fixtures.agent().in(fixtures.tenant().set(Tenant.ID, TENANT).create()).create();
    fixtures.messages().by(agent).count(600).set(Message.TIMESTAMP, daysAgo(10)).create();
    fixtures.messages().by(agent).count(400).set(Message.TIMESTAMP, daysAgo(100)).create();
  }

  @RepeatedTest(2)
  void each_time_four_hundred_go(DataSource database) throws SQLException {
    AgentMessageRepository messages = new AgentMessageRepository(database);
    assertThat(messages.deleteOlderThan(90)).isEqualTo(400);
    assertThat(messages.newest(TENANT, 2000)).hasSize(600);
  }

  // end::class_data[]

  private static Instant daysAgo(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS);
  }
  // tag::class_data[]
}
// end::class_data[]

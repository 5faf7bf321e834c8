package dev.seedbed.samples.agentpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Row;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class AnalyticsRepositoryTest {
  private static final Sql SHOW = new Sql("SHOW statement_timeout");

  @Test
  void the_busiest_agent_comes_first_and_an_idle_one_is_there(
      DataSource database, Fixtures fixtures) throws SQLException {
    Row busy = fixtures.table("agents").set("name", "Busy").create();
    fixtures.table("agents").set("name", "Idle").create();
    Row thread = fixtures.table("threads").in(busy).create();
    Message hello = new Message("USER", "Hello.");
    new ThreadRepository(database)
        .append(UUID.fromString(String.valueOf(thread.get("id"))), List.of(hello, hello));

    assertThat(new AnalyticsRepository(database).messagesPerAgent())
        .containsExactly(entry("Busy", 2L), entry("Idle", 0L));
  }

  @Test
  void a_question_may_take_half_a_minute_and_what_is_not_one_is_not_limited(DataSource database)
      throws SQLException {
    String during =
        new AnalyticsRepository(database)
            .ask(connection -> SHOW.all(connection, row -> row.getString(1)).get(0));

    assertThat(during).isEqualTo("30s");
    assertThat(SHOW.all(database, row -> row.getString(1))).containsExactly("0");
  }

  // tag::timeout[]
  @Test
  @TestIsolation(IsolationMode.CLONE)
  void a_question_that_has_to_wait_for_too_long_is_given_up(DataSource database)
      throws SQLException {
    var analytics = new AnalyticsRepository(database, Duration.ofMillis(50));
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      new Sql("LOCK TABLE messages IN ACCESS EXCLUSIVE MODE").update(other);

      assertThatThrownBy(analytics::messagesPerAgent)
          .isInstanceOf(AnalyticsTimeoutException.class)
          .hasMessage("the question was given up after 50 ms");
    }

    assertThat(new AnalyticsRepository(database).messagesPerAgent()).isEmpty();
  }
  // end::timeout[]
}

package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Message;
import dev.seedbed.junit.PostgresTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class NearestMessagesTest implements StartsEmpty {

  private static final float[] QUERY = at(0, 1);

  @Test
  void the_nearest_by_angle_come_first_however_long_their_vectors(
      DataSource database, Fixtures fixtures) throws SQLException {
    AgentMessageRepository messages = new AgentMessageRepository(database);
    Agent agent = fixtures.agent().create();
    String far = embedded(fixtures, agent, messages, at(90, 1));
    String near = embedded(fixtures, agent, messages, at(10, 100));
    String middle = embedded(fixtures, agent, messages, at(45, 1));
    fixtures.message().by(agent).create(); // has no embedding yet

    assertThat(ids(messages.nearest(agent.tenantId(), QUERY, 2))).containsExactly(near, middle);
    assertThat(ids(messages.nearest(agent.tenantId(), QUERY, 9)))
        .containsExactly(near, middle, far);
  }

  @Test
  void a_tenants_message_is_found_behind_many_nearer_ones_of_another(
      DataSource database, Connection connection, Fixtures fixtures) throws SQLException {
    AgentMessageRepository messages = new AgentMessageRepository(database);
    Agent theirs = fixtures.agent().create();
    double angle = 0;
    for (Message message : fixtures.messages().by(theirs).count(100).create()) {
      messages.embed(theirs.tenantId(), message.id(), at(angle, 1));
      angle += 0.1;
    }
    Agent ours = fixtures.agent().create();
    String found = embedded(fixtures, ours, messages, at(60, 1));

    leaveTheOrderToTheIndex(connection);

    assertThat(ids(AgentMessageRepository.nearest(connection, ours.tenantId(), QUERY, 3)))
        .containsExactly(found);
  }

  @Test
  void the_hnsw_index_can_answer_the_query(Connection connection) throws SQLException {
    leaveTheOrderToTheIndex(connection);

    String explain = "EXPLAIN " + AgentMessageRepository.NEAREST;
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement select =
            Jdbc.prepare(connection, explain, "a tenant", Arrays.toString(QUERY), 10);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        plan.append(row.getString(1)).append('\n');
      }
    }

    assertThat(plan).contains("Index Scan using idx_agent_messages_embedding");
  }

  /** For a few rows PostgreSQL would rather sort; what may not sort needs the HNSW index. */
  private static void leaveTheOrderToTheIndex(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    Jdbc.update(connection, "SET LOCAL enable_sort = off");
  }

  private static String embedded(
      Fixtures fixtures, Agent agent, AgentMessageRepository messages, float[] embedding)
      throws SQLException {
    String id = fixtures.message().by(agent).create().id();
    messages.embed(agent.tenantId(), id, embedding);
    return id;
  }

  private static List<String> ids(List<AgentMessage> messages) {
    return messages.stream().map(AgentMessage::id).toList();
  }

  /** A vector at an angle to {@link #QUERY}, in the plane of the first two dimensions. */
  private static float[] at(double degrees, double length) {
    float[] vector = new float[384];
    vector[0] = (float) (length * Math.cos(Math.toRadians(degrees)));
    vector[1] = (float) (length * Math.sin(Math.toRadians(degrees)));
    return vector;
  }
}

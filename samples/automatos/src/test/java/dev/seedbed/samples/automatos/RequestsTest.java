package dev.seedbed.samples.automatos;

import static dev.seedbed.assertions.behaviour.ExpectedChange.inserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Code that commits a request at a time: what it committed is gone after each test all the same.
 */
@PostgresTest
class RequestsTest {

  @Test
  void a_request_stores_all_that_it_does(DatabaseAssertions database, Fixtures fixtures) {
    Workspace workspace = Workspace.of(database.dataSource(), fixtures);
    List<String> chunks = List.of("Welcome.", "Be kind.");

    database
        .assertThatChanges(
            () -> workspace.handle(session -> new DocumentRepository(session).add("Rules", chunks)))
        .areExactly(
            inserted("public.documents", Map.of("title", "Rules")),
            inserted("public.chunks", Map.of("chunk_index", 0, "content", "Welcome.")),
            inserted("public.chunks", Map.of("chunk_index", 1, "content", "Be kind.")));
  }

  @Test
  void a_request_that_fails_stores_nothing_and_the_next_one_works(
      DatabaseAssertions database, Fixtures fixtures) {
    Workspace workspace = Workspace.of(database.dataSource(), fixtures);

    database
        .assertThatChanges(
            () -> {
              assertThatThrownBy(() -> workspace.handle(RequestsTest::addAndFail))
                  .isInstanceOf(SQLException.class)
                  .hasMessageContaining("conversation_contexts_role_check");
              workspace.add("Reader");
            })
        .areExactly(inserted("public.agents", Map.of("name", "Reader")));
  }

  private static UUID addAndFail(Session session) throws SQLException {
    UUID agent = new AgentRepository(session).add("Writer", "Write.");
    new ConversationRepository(session).say(agent, "nobody", "Hello.");
    return agent;
  }

  @Test
  void a_connection_forgets_the_workspace_of_its_last_request(
      DataSource pool, Connection connection, Fixtures fixtures) throws SQLException {
    Workspace workspace = Workspace.of(pool, fixtures);
    workspace.add("Writer");
    assertThat(workspace.ownAgents()).hasSize(1);

    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM agents")) {
      row.next();
      assertThat(row.getInt(1)).isZero();
    }
  }

  @Test
  void row_security_holds_a_query_that_forgets_the_workspace(DataSource pool, Fixtures fixtures)
      throws SQLException {
    Workspace ours = Workspace.of(pool, fixtures);
    Workspace theirs = Workspace.of(pool, fixtures);
    theirs.add("Theirs");

    assertThat(ours.<Integer>handle(session -> session.update("UPDATE agents SET name = 'Ours'")))
        .isZero();
    assertThatThrownBy(
            () ->
                ours.handle(
                    session ->
                        session.update(
                            "INSERT INTO agents (workspace_id, name) VALUES (?, 'Ours')",
                            theirs.id())))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("row-level security");
    assertThat(theirs.ownAgents()).extracting(Agent::name).containsExactly("Theirs");
  }

  @Test
  void a_conversation_is_read_page_by_page(DataSource pool, Fixtures fixtures) throws SQLException {
    Workspace workspace = Workspace.of(pool, fixtures);
    UUID agent = workspace.add("Writer");
    for (int hour = 1; hour <= 5; hour++) {
      fixtures
          .table("conversation_contexts")
          .set("workspace_id", workspace.id())
          .set("agent_id", agent)
          .set("role", "user")
          .set("content", "turn " + hour)
          .set("created_at", "2026-01-01T0" + hour + ":00:00Z")
          .create();
    }

    List<String> page =
        workspace.handle(session -> new ConversationRepository(session).history(agent, 1, 2));

    assertThat(page).containsExactly("user: turn 3", "user: turn 2");
  }

  // tag::at_once[]
  @Test
  @TestIsolation(IsolationMode.CLONE)
  void another_request_sees_an_agent_when_the_first_one_is_over(DataSource pool, Fixtures fixtures)
      throws SQLException {
    Workspace workspace = Workspace.of(pool, fixtures);

    List<Agent> meanwhile =
        workspace.handle(
            session -> {
              new AgentRepository(session).add("Writer", "Write.");
              return workspace.ownAgents(); // by a request of its own, on another connection
            });

    assertThat(meanwhile).isEmpty();
    assertThat(workspace.ownAgents()).hasSize(1);
  }
  // end::at_once[]
}

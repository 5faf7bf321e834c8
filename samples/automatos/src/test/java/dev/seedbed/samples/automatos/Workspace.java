package dev.seedbed.samples.automatos;

import dev.seedbed.fixtures.Fixtures;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A new workspace, and requests of its users. */
record Workspace(Requests requests, UUID id) {

  static Workspace of(DataSource pool, Fixtures fixtures) {
    return new Workspace(new Requests(pool), UUID.fromString(fixtures.tenant().create().id()));
  }

  <T> T handle(Requests.Work<T> work) throws SQLException {
    return requests.handle(id, work);
  }

  List<Agent> ownAgents() throws SQLException {
    return handle(session -> new AgentRepository(session).own());
  }

  List<Agent> offeredAgents() throws SQLException {
    return handle(session -> new AgentRepository(session).offered());
  }

  UUID add(String name) throws SQLException {
    return handle(session -> new AgentRepository(session).add(name, "Be kind."));
  }

  UUID install(UUID item) throws SQLException {
    return handle(session -> new AgentRepository(session).install(item));
  }
}

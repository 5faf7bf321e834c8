package dev.seedbed.samples.automatos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class UpdatedAtTest {

  @Test
  void the_database_knows_when_a_row_was_changed_though_the_code_does_not_say_it(
      DataSource pool, Fixtures fixtures) throws SQLException {
    Instant longAgo = Instant.parse("2024-02-29T12:00:00Z");
    Workspace workspace = Workspace.of(pool, fixtures);
    UUID agent =
        UUID.fromString(
            fixtures
                .agent()
                .set("workspace_id", workspace.id())
                .set("updated_at", longAgo)
                .create()
                .id());
    assertThat(workspace.ownAgents().get(0).updatedAt()).isEqualTo(longAgo);

    workspace.handle(session -> new AgentRepository(session).edit(agent, "Be brief."));

    assertThat(workspace.ownAgents().get(0).updatedAt()).isAfter(longAgo);
  }
}

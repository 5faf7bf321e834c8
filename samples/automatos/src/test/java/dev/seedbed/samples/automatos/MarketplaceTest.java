package dev.seedbed.samples.automatos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Trait;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.samples.automatos.Agent.OwnerType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class MarketplaceTest {

  private static final Instant BEFORE = Instant.parse("2025-06-01T00:00:00Z");

  /** What the owner of the tables has put into the marketplace, long before the test. */
  private static final Trait<dev.seedbed.fixtures.Agent> OFFERED =
      agent ->
          agent
              .set("workspace_id", null)
              .set("owner_type", "marketplace")
              .set("created_at", BEFORE);

  // tag::readme[]
  @Test
  void what_is_installed_is_a_copy_of_the_workspace_alone(DataSource pool, Fixtures fixtures)
      throws SQLException {
    var item = fixtures.agent().with(OFFERED).set("name", "Researcher").create();
    Workspace ours = Workspace.of(pool, fixtures);
    Workspace theirs = Workspace.of(pool, fixtures);

    UUID copy = ours.install(UUID.fromString(item.id()));

    Agent installed = ours.ownAgents().get(0);
    assertThat(installed.id()).isEqualTo(copy);
    assertThat(installed.name()).isEqualTo("Researcher");
    assertThat(installed.ownerType()).isEqualTo(OwnerType.WORKSPACE);
    assertThat(installed.workspaceId()).isEqualTo(ours.id());
    assertThat(installed.clonedFromId()).hasToString(item.id());
    assertThat(theirs.ownAgents()).isEmpty();
  }

  // end::readme[]

  @Test
  void all_workspaces_see_what_is_offered_and_only_their_own_agents_besides(
      DataSource pool, Fixtures fixtures) throws SQLException {
    fixtures.agent().with(OFFERED).set("name", "Researcher").create();
    fixtures
        .agent()
        .with(OFFERED)
        .set("name", "Withdrawn")
        .set("is_deleted", true)
        .set("deleted_at", BEFORE)
        .create();
    Workspace one = Workspace.of(pool, fixtures);
    Workspace two = Workspace.of(pool, fixtures);
    fixtures
        .agent()
        .set("workspace_id", one.id())
        .set("name", "One")
        .set("created_at", BEFORE)
        .create();
    two.add("Two");

    assertThat(one.ownAgents()).extracting(Agent::name).containsExactly("One");
    assertThat(two.ownAgents()).extracting(Agent::name).containsExactly("Two");
    assertThat(one.offeredAgents()).extracting(Agent::name).containsExactly("Researcher");
    assertThat(two.offeredAgents()).isEqualTo(one.offeredAgents());
  }

  @Test
  void a_copy_is_the_workspaces_own_until_it_takes_over_updates(DataSource pool, Fixtures fixtures)
      throws SQLException {
    Instant newerThanTheCopy = Instant.now().plusSeconds(3600);
    var item =
        fixtures
            .agent()
            .with(OFFERED)
            .set("prompt", "Be brief.")
            .set("updated_at", newerThanTheCopy)
            .create();
    Workspace workspace = Workspace.of(pool, fixtures);
    UUID copy = workspace.install(UUID.fromString(item.id()));
    workspace.handle(session -> new AgentRepository(session).edit(copy, "Be verbose."));
    assertThat(workspace.ownAgents()).extracting(Agent::prompt).containsExactly("Be verbose.");

    int updated = workspace.handle(session -> new AgentRepository(session).takeOverUpdates());

    assertThat(updated).isEqualTo(1);
    assertThat(workspace.ownAgents()).extracting(Agent::prompt).containsExactly("Be brief.");
    assertThat(workspace.offeredAgents()).extracting(Agent::prompt).containsExactly("Be brief.");
  }

  @Test
  void an_item_is_installed_once_until_the_copy_is_deleted(DataSource pool, Fixtures fixtures)
      throws SQLException {
    UUID item = UUID.fromString(fixtures.agent().with(OFFERED).create().id());
    Workspace workspace = Workspace.of(pool, fixtures);
    UUID copy = workspace.install(item);

    assertThatThrownBy(() -> workspace.install(item))
        .isInstanceOf(InstallException.class)
        .hasMessage("the workspace already has " + item);

    workspace.handle(session -> new AgentRepository(session).delete(copy));
    assertThat(workspace.install(item)).isNotEqualTo(copy);
  }

  @Test
  void another_workspaces_agent_is_not_offered(DataSource pool, Fixtures fixtures)
      throws SQLException {
    UUID theirs = Workspace.of(pool, fixtures).add("Theirs");

    assertThatThrownBy(() -> Workspace.of(pool, fixtures).install(theirs))
        .isInstanceOf(InstallException.class)
        .hasMessage("the marketplace does not offer " + theirs);
  }
}

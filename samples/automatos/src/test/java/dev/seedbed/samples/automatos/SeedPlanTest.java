package dev.seedbed.samples.automatos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.LoadReport;
import dev.seedbed.fixtures.PlantedQuery;
import dev.seedbed.fixtures.SeedPlan;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rows that developers work with, in seedbed.yaml, and the search over them. */
@PostgresTest
@TestIsolation(IsolationMode.CLONE)
class SeedPlanTest {

  private static final SeedPlan PLAN = SeedPlan.read(Path.of("seedbed.yaml"));

  // tag::recall[]
  @Test
  void the_seed_plan_loads_and_chunks_are_found_by_meaning(
      TestSession session, DatabaseAssertions database, Catalog catalog) throws SQLException {
    LoadReport loaded = PLAN.load(session.owner(), Bulk.parallel(2).deferIndexes());
    assertThat(loaded.complete()).isTrue();
    loaded.manifest().verify(session.owner());

    List<PlantedQuery> queries = PLAN.plantedQueries(catalog);
    assertThat(queries).hasSizeGreaterThan(10);
    var nearest =
        DatabaseAssertions.on(session.owner())
            .assertThatNearest(
                "SELECT id FROM chunks ORDER BY embedding <=> ?::vector LIMIT 10",
                queries.get(0).literal());
    for (PlantedQuery query : queries.subList(1, queries.size())) {
      nearest = nearest.and(query.literal());
    }
    nearest.hasRecallOfAtLeast(0.95, 10);

    Requests requests = new Requests(database.dataSource());
    Map<UUID, UUID> workspaces = workspacesOfChunks(session);
    for (PlantedQuery query : queries) {
      assertThatAWorkspaceFindsItsOwn(requests, workspaces, query);
    }
  }

  // end::recall[]

  /**
   * The workspace of the nearest chunk of all finds those of the ten that are its own, in order.
   */
  private static void assertThatAWorkspaceFindsItsOwn(
      Requests requests, Map<UUID, UUID> workspaces, PlantedQuery query) throws SQLException {
    List<UUID> ids = query.expectedIdsInOrder().stream().map(UUID::fromString).toList();
    UUID workspace = workspaces.get(ids.get(0));
    List<UUID> own = ids.stream().filter(id -> workspaces.get(id).equals(workspace)).toList();

    List<Chunk> found =
        requests.handle(
            workspace,
            request -> new DocumentRepository(request).nearest(query.vector(), own.size(), 100));

    assertThat(found).extracting(Chunk::id).containsExactlyElementsOf(own);
  }

  private static Map<UUID, UUID> workspacesOfChunks(TestSession session) throws SQLException {
    Map<UUID, UUID> workspaces = new HashMap<>();
    try (Connection connection = session.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, workspace_id FROM chunks")) {
      while (row.next()) {
        workspaces.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
      }
    }
    return workspaces;
  }
}

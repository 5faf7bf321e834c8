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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
    for (PlantedQuery query : queries) {
      assertThatEachWorkspaceFindsItsOwn(requests, session, query);
    }
  }

  // end::recall[]

  /** Of the nearest ten chunks of all, a workspace finds those that are its own first, in order. */
  private static void assertThatEachWorkspaceFindsItsOwn(
      Requests requests, TestSession session, PlantedQuery query) throws SQLException {
    List<UUID> workspaces = new ArrayList<>();
    List<UUID> ids = query.expectedIdsInOrder().stream().map(UUID::fromString).toList();
    for (UUID id : ids) {
      workspaces.add(workspaceOf(session, id));
    }
    for (UUID workspace : workspaces.stream().distinct().toList()) {
      List<UUID> own =
          ids.stream().filter(id -> workspaces.get(ids.indexOf(id)).equals(workspace)).toList();
      List<Chunk> found =
          requests.handle(
              workspace,
              each -> new DocumentRepository(each).nearest(query.vector(), own.size(), 100));
      assertThat(found).extracting(Chunk::id).containsExactlyElementsOf(own);
    }
  }

  private static UUID workspaceOf(TestSession session, UUID chunk) throws SQLException {
    try (var connection = session.owner().getConnection()) {
      return new Session(connection, chunk)
          .query(
              "SELECT workspace_id FROM chunks WHERE id = ?",
              row -> row.getObject(1, UUID.class),
              chunk)
          .get(0);
    }
  }
}

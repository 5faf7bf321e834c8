package dev.seedbed.samples.agentpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.LoadReport;
import dev.seedbed.fixtures.PlantedQuery;
import dev.seedbed.fixtures.SeedPlan;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The rows that developers work with, in seedbed.yaml. */
@PostgresTest
@TestIsolation(IsolationMode.CLONE)
class SeedPlanTest {
  private static final SeedPlan PLAN = SeedPlan.read(Path.of("seedbed.yaml"));

  // tag::seed_plan[]
  @Test
  void the_seed_plan_loads_counts_are_true_and_what_is_planted_is_found(
      DataSource database, Catalog catalog) throws SQLException {
    LoadReport loaded = PLAN.load(database, Bulk.parallel(2).deferIndexes());
    assertThat(loaded.complete()).isTrue();
    loaded.manifest().verify(database);

    assertThat(new ThreadRepository(database).miscounted()).isEmpty();
    assertThat(new AnalyticsRepository(database).messagesPerAgent().values())
        .satisfies(counts -> assertThat(counts.stream().mapToLong(n -> n).sum()).isEqualTo(4000));

    List<PlantedQuery> queries = PLAN.plantedQueries(catalog);
    assertThat(queries).hasSizeGreaterThan(5);
    for (PlantedQuery query : queries) {
      assertThat(new EmbeddingRepository(database).nearest(query.vector(), 10))
          .extracting(UUID::toString)
          .containsExactlyElementsOf(query.expectedIdsInOrder());
      DatabaseAssertions.on(database)
          .assertThatNearest(EmbeddingRepository.NEAREST, query.literal(), 10)
          .hasRecallOfAtLeast(0.95, 10);
    }
  }
  // end::seed_plan[]
}

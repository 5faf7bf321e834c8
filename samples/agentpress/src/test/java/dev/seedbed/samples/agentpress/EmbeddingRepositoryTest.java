package dev.seedbed.samples.agentpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Row;
import dev.seedbed.junit.PostgresTest;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class EmbeddingRepositoryTest {

  @Test
  void the_nearest_by_angle_come_first_however_long_their_vectors(
      DataSource database, Fixtures fixtures) throws SQLException {
    EmbeddingRepository embeddings = new EmbeddingRepository(database);
    UUID file = id(fixtures.table("\"knowledgeBaseFiles\"").create());
    UUID far = embeddings.add(file, at(90, 1));
    UUID near = embeddings.add(file, at(10, 100));
    UUID middle = embeddings.add(file, at(45, 1));

    assertThat(embeddings.nearest(at(0, 1), 2)).containsExactly(near, middle);
    assertThat(embeddings.nearest(at(0, 1), 9)).containsExactly(near, middle, far);
  }

  @Test
  void embeddings_go_with_their_file(DataSource database, Fixtures fixtures) throws SQLException {
    EmbeddingRepository embeddings = new EmbeddingRepository(database);
    Row base = fixtures.table("\"knowledgeBases\"").create();
    UUID file =
        id(
            fixtures
                .table("\"knowledgeBaseFiles\"")
                .in(base)
                .set("file_name", "prices.pdf")
                .create());
    fixtures.table("\"knowledgeBaseFiles\"").in(base).create(); // is not embedded yet
    embeddings.add(file, at(0, 1));
    assertThat(embeddings.searchableFiles(id(base))).containsExactly("prices.pdf");

    try (var connection = database.getConnection()) {
      new Sql("DELETE FROM \"knowledgeBaseFiles\" WHERE id = ?", file).update(connection);
    }

    assertThat(embeddings.nearest(at(0, 1), 9)).isEmpty();
    assertThat(embeddings.searchableFiles(id(base))).isEmpty();
  }

  @Test
  void the_hnsw_index_answers(DatabaseAssertions database) {
    database
        .assertThatQuery(EmbeddingRepository.NEAREST, java.util.Arrays.toString(at(0, 1)), 10)
        .usesIndex("embeddings_embedding_idx");
  }

  private static UUID id(Row row) {
    return UUID.fromString(String.valueOf(row.get("id")));
  }

  private static float[] at(double degrees, double length) {
    float[] vector = new float[3072];
    vector[0] = (float) (length * Math.cos(Math.toRadians(degrees)));
    vector[1] = (float) (length * Math.sin(Math.toRadians(degrees)));
    return vector;
  }
}

package dev.seedbed.samples.automatos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class DocumentSearchTest {

  private static final float[] QUERY = at(0);

  @Test
  void the_nearest_chunk_of_the_own_workspace_comes_first(DataSource pool, Fixtures fixtures)
      throws SQLException {
    Workspace ours = Workspace.of(pool, fixtures);
    add(Workspace.of(pool, fixtures), "theirs, and nearest of all", 0);
    add(ours, "far", 90);
    add(ours, "near", 20);
    add(ours, "middle", 45);

    List<Chunk> found =
        ours.handle(session -> new DocumentRepository(session).nearest(QUERY, 2, 40));

    assertThat(found).extracting(Chunk::content).containsExactly("near", "middle");
  }

  @Test
  void another_workspaces_chunk_gets_no_embedding_from_us(DataSource pool, Fixtures fixtures)
      throws SQLException {
    UUID theirs = add(Workspace.of(pool, fixtures), "theirs", 0);

    boolean embedded =
        Workspace.of(pool, fixtures)
            .handle(session -> new DocumentRepository(session).embed(theirs, at(90)));

    assertThat(embedded).isFalse();
  }

  @Test
  void lists_of_a_workspace_come_from_their_indexes(DatabaseAssertions database) {
    String workspace = "00000000-0000-0000-0000-000000000000";
    database
        .assertThatQuery(
            "SELECT title FROM documents WHERE workspace_id = ?::uuid"
                + " ORDER BY created_at DESC LIMIT 20",
            workspace)
        .usesIndex("idx_documents_workspace_id_created_at")
        .scansNoTableSequentially();
    database
        .assertThatQuery(
            "SELECT content FROM conversation_contexts WHERE workspace_id = ?::uuid"
                + " AND agent_id = ?::uuid ORDER BY created_at DESC LIMIT 20",
            workspace,
            workspace)
        .usesIndex("idx_conversation_contexts_workspace_id_agent_id_created_at");
  }

  private static UUID add(Workspace workspace, String content, double degrees) throws SQLException {
    return workspace.handle(
        session -> {
          DocumentRepository documents = new DocumentRepository(session);
          UUID document = documents.add(content, List.of(content));
          Chunk chunk = documents.chunks(document).get(0);
          assertThat(documents.embed(chunk.id(), at(degrees))).isTrue();
          return chunk.id();
        });
  }

  /** A vector at an angle to {@link #QUERY}. */
  private static float[] at(double degrees) {
    float[] vector = new float[1536];
    vector[0] = (float) Math.cos(Math.toRadians(degrees));
    vector[1] = (float) Math.sin(Math.toRadians(degrees));
    return vector;
  }
}

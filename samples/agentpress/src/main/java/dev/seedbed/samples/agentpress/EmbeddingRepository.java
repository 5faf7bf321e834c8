package dev.seedbed.samples.agentpress;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What agents know, by meaning: half-precision vectors of 3072 numbers. */
public final class EmbeddingRepository {

  private static final String INSERT =
      "INSERT INTO embeddings (resource_id, embedding) VALUES (?, ?::halfvec) RETURNING id";

  static final String NEAREST =
      "SELECT id FROM embeddings ORDER BY embedding <=> ?::halfvec LIMIT ?";

  private static final String FILES =
      """
      SELECT file_name
      FROM "knowledgeBaseFiles" AS file
      WHERE knowledge_base_id = ?
        AND EXISTS (SELECT FROM embeddings WHERE resource_id = file.id)
      ORDER BY file_name
      """;

  private final DataSource database;

  public EmbeddingRepository(DataSource database) {
    this.database = database;
  }

  /**
   * Stores the embedding of a part of a file.
   *
   * @return its id
   */
  public UUID add(UUID file, float[] embedding) throws SQLException {
    return new Sql(INSERT, file, Arrays.toString(embedding))
        .all(database, row -> row.getObject("id", UUID.class))
        .get(0);
  }

  /** The embeddings nearest to one by cosine distance, nearest first. */
  public List<UUID> nearest(float[] embedding, int limit) throws SQLException {
    return new Sql(NEAREST, Arrays.toString(embedding), limit)
        .all(database, row -> row.getObject("id", UUID.class));
  }

  /** The names of the files of a knowledge base that can be searched. */
  public List<String> searchableFiles(UUID knowledgeBase) throws SQLException {
    return new Sql(FILES, knowledgeBase).all(database, row -> row.getString("file_name"));
  }
}

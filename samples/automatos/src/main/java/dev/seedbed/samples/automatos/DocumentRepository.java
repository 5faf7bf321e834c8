package dev.seedbed.samples.automatos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A workspace's documents, cut into chunks that are searched by meaning. */
public final class DocumentRepository {

  private static final String INSERT =
      "INSERT INTO documents (workspace_id, title) VALUES (?, ?) RETURNING id";

  private static final String INSERT_CHUNKS =
      """
      INSERT INTO chunks (workspace_id, document_id, chunk_index, content)
      SELECT ?, ?, place - 1, content
      FROM unnest(?::text[]) WITH ORDINALITY AS pieces (content, place)
      """;

  private static final String CHUNKS =
      """
      SELECT id, document_id, chunk_index, content
      FROM chunks
      WHERE workspace_id = ? AND document_id = ?
      ORDER BY chunk_index
      """;

  private static final String TIMELINE =
      """
      SELECT title
      FROM documents
      WHERE workspace_id = ? AND NOT is_deleted
      ORDER BY created_at DESC, id
      LIMIT ?
      """;

  private static final String EMBED =
      "UPDATE chunks SET embedding = ?::vector WHERE id = ? AND workspace_id = ?";

  private static final String LOOK_FURTHER =
      """
      SELECT set_config('hnsw.ef_search', ?, true),
        set_config('hnsw.iterative_scan', 'strict_order', true)
      """;

  static final String NEAREST =
      """
      SELECT chunks.id, document_id, chunk_index, content
      FROM chunks
      JOIN documents ON documents.id = document_id
      WHERE chunks.workspace_id = ? AND NOT is_deleted
      ORDER BY embedding <=> ?::vector
      LIMIT ?
      """;

  private final Session session;

  public DocumentRepository(Session session) {
    this.session = session;
  }

  /**
   * Stores a document with its chunks, which have no embeddings yet.
   *
   * @return its id
   */
  public UUID add(String title, List<String> chunks) throws SQLException {
    UUID document =
        session
            .query(INSERT, row -> row.getObject("id", UUID.class), session.workspace(), title)
            .get(0);
    session.update(INSERT_CHUNKS, session.workspace(), document, chunks.toArray(new String[0]));
    return document;
  }

  /** The chunks of a document, in order. */
  public List<Chunk> chunks(UUID document) throws SQLException {
    return session.query(CHUNKS, DocumentRepository::chunk, session.workspace(), document);
  }

  /** The titles of the newest documents, the newest first. */
  public List<String> timeline(int limit) throws SQLException {
    return session.query(TIMELINE, row -> row.getString("title"), session.workspace(), limit);
  }

  /** Gives a chunk its embedding, of 1536 numbers; false if the workspace has no such chunk. */
  public boolean embed(UUID chunk, float[] embedding) throws SQLException {
    return session.update(EMBED, Arrays.toString(embedding), chunk, session.workspace()) > 0;
  }

  /**
   * The chunks nearest to an embedding by cosine distance, nearest first.
   *
   * @param efSearch how many candidates the index looks at: the more, the better and the slower
   */
  public List<Chunk> nearest(float[] embedding, int limit, int efSearch) throws SQLException {
    // The index knows no workspaces: it has to go on until it has enough of the right one.
    session.query(LOOK_FURTHER, row -> row.getString(1), Integer.toString(efSearch));
    return session.query(
        NEAREST, DocumentRepository::chunk, session.workspace(), Arrays.toString(embedding), limit);
  }

  private static Chunk chunk(ResultSet row) throws SQLException {
    return new Chunk(
        row.getObject("id", UUID.class),
        row.getObject("document_id", UUID.class),
        row.getInt("chunk_index"),
        row.getString("content"));
  }
}

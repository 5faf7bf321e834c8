package dev.seedbed.samples.automatos;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What was said to an agent and by it, a turn a row. */
public final class ConversationRepository {

  private static final String INSERT =
      "INSERT INTO conversation_contexts (workspace_id, agent_id, role, content)"
          + " VALUES (?, ?, ?, ?)";

  private static final String HISTORY =
      """
      SELECT role, content
      FROM conversation_contexts
      WHERE workspace_id = ? AND agent_id = ?
      ORDER BY created_at DESC, id DESC
      LIMIT ? OFFSET ?
      """;

  private final Session session;

  public ConversationRepository(Session session) {
    this.session = session;
  }

  /** Appends a turn. */
  public void say(UUID agent, String role, String content) throws SQLException {
    session.update(INSERT, session.workspace(), agent, role, content);
  }

  /**
   * A page of an agent's history as {@code role: content}, the newest first.
   *
   * @param page from 0
   */
  public List<String> history(UUID agent, int page, int size) throws SQLException {
    return session.query(
        HISTORY,
        row -> row.getString("role") + ": " + row.getString("content"),
        session.workspace(),
        agent,
        size,
        page * size);
  }
}

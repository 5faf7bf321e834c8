package dev.seedbed.samples.agentpress;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Conversations, which know how many messages they have. Thread-safe if its database is. */
public final class ThreadRepository {

  private static final String PAGE =
      """
      SELECT name
      FROM threads
      WHERE user_id = ?
        AND (?::text IS NULL OR name ILIKE '%' || ? || '%')
        AND (?::uuid IS NULL OR agent_id = ?)
      ORDER BY created_at DESC, id
      LIMIT ? OFFSET ?
      """;

  private static final String INSERT =
      """
      INSERT INTO messages (thread_id, role, parts, text_content)
      VALUES (?, ?::message_role, jsonb_build_array(jsonb_build_object('text', ?::text)), ?)
      """;

  // Adding to what is there waits for others who do the same, so that no message is lost to it.
  private static final String COUNT =
      """
      UPDATE threads
      SET message_count = message_count + ?, last_message_at = now(), updated_at = now()
      WHERE id = ?
      """;

  private static final String DELETE = "DELETE FROM messages WHERE id = ? RETURNING thread_id";

  private static final String MISCOUNTED =
      """
      SELECT id
      FROM threads
      WHERE message_count <> (SELECT count(*) FROM messages WHERE thread_id = threads.id)
      """;

  static final String SEARCH =
      """
      SELECT role, text_content
      FROM messages
      JOIN threads ON threads.id = thread_id
      WHERE user_id = ?
        AND to_tsvector('english', text_content) @@ websearch_to_tsquery('english', ?)
      ORDER BY messages.created_at DESC, messages.id
      """;

  private final DataSource database;

  public ThreadRepository(DataSource database) {
    this.database = database;
  }

  /** The names of a page of threads, the newest first. */
  public List<String> names(ThreadFilter filter) throws SQLException {
    return new Sql(
            PAGE,
            filter.userId(),
            filter.search(),
            filter.search(),
            filter.agentId(),
            filter.agentId(),
            filter.pageSize(),
            (filter.page() - 1) * filter.pageSize())
        .all(database, row -> row.getString("name"));
  }

  /** Appends messages to a thread, which counts them in the same transaction. */
  public void append(UUID thread, List<Message> messages) throws SQLException {
    Sql.transaction(
        database,
        transaction -> {
          for (Message message : messages) {
            new Sql(INSERT, thread, message.role(), message.text(), message.text())
                .update(transaction);
          }
          return new Sql(COUNT, messages.size(), thread).update(transaction);
        });
  }

  /** Deletes a message; false if there is none. */
  public boolean delete(UUID message) throws SQLException {
    return Sql.transaction(
        database,
        transaction -> {
          List<UUID> threads =
              new Sql(DELETE, message)
                  .all(transaction, row -> row.getObject("thread_id", UUID.class));
          for (UUID thread : threads) {
            new Sql(COUNT, -1, thread).update(transaction);
          }
          return !threads.isEmpty();
        });
  }

  /** The threads whose count is not that of their messages: none, as long as all is well. */
  public List<UUID> miscounted() throws SQLException {
    return new Sql(MISCOUNTED).all(database, row -> row.getObject("id", UUID.class));
  }

  /** A user's messages with these words, in any of their forms, the newest first. */
  public List<Message> search(UUID user, String words) throws SQLException {
    return new Sql(SEARCH, user, words)
        .all(database, row -> new Message(row.getString("role"), row.getString("text_content")));
  }
}

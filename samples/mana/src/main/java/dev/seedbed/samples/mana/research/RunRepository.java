package dev.seedbed.samples.mana.research;

import dev.seedbed.samples.mana.database.Sql;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Questions, and what was found. Pages are stored once, however many answers cite them. */
public final class RunRepository {

  private static final String START =
      "INSERT INTO research.runs (user_id, question, status) VALUES (?, ?, 'running') RETURNING id";

  private static final String COMPLETE =
      """
      UPDATE research.runs
      SET status = 'completed', summary = ?, completed_at = now(), updated_at = now()
      WHERE id = ? AND status = 'running'
      """;

  private static final String STORE =
      """
      INSERT INTO research.sources (url, title)
      SELECT * FROM unnest(?::text[], ?::text[])
      ON CONFLICT (url) DO UPDATE SET title = excluded.title, updated_at = now()
      """;

  private static final String CITE =
      """
      INSERT INTO research.run_sources (run_id, source_id, position)
      SELECT ?, sources.id, cited.position
      FROM unnest(?::text[]) WITH ORDINALITY AS cited (url, position)
      JOIN research.sources ON sources.url = cited.url
      """;

  private static final String CITED =
      """
      SELECT sources.url, sources.title
      FROM research.run_sources
      JOIN research.sources ON sources.id = run_sources.source_id
      WHERE run_sources.run_id = ?
      ORDER BY run_sources.position
      """;

  private final DataSource database;

  public RunRepository(DataSource database) {
    this.database = database;
  }

  /**
   * Notes down a question that is being worked on.
   *
   * @return its id
   */
  public UUID start(String userId, String question) {
    return new Sql(START, userId, question)
        .all(database, row -> row.getObject("id", UUID.class))
        .get(0);
  }

  /**
   * Stores an answer with its sources: all, or nothing.
   *
   * @param sources in the order in which they are cited, each once
   * @throws IllegalStateException if nobody works on the question
   */
  public void complete(UUID run, String summary, List<Source> sources) {
    String[] urls = sources.stream().map(Source::url).toArray(String[]::new);
    String[] titles = sources.stream().map(Source::title).toArray(String[]::new);
    Sql.transaction(
        database,
        transaction -> {
          if (new Sql(COMPLETE, summary, run).update(transaction) == 0) {
            throw new IllegalStateException("nobody works on " + run);
          }
          new Sql(STORE, urls, titles).update(transaction);
          return new Sql(CITE, run, urls).update(transaction);
        });
  }

  /** What an answer cites, in order. */
  public List<Source> cited(UUID run) {
    return new Sql(CITED, run)
        .all(database, row -> new Source(row.getString("url"), row.getString("title")));
  }
}

package dev.seedbed.samples.mana.analytics;

import dev.seedbed.samples.mana.database.Sql;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What users wish for, and vote for. */
public final class SubmissionRepository {

  private static final String INSERT =
      """
      INSERT INTO feedback.submissions (user_id, category, title, body)
      VALUES (?, 'idea', ?, ?)
      RETURNING id
      """;

  private static final String VOTE =
      """
      INSERT INTO feedback.votes (submission_id, user_id)
      SELECT id, ? FROM feedback.submissions WHERE id = ? AND NOT is_deleted
      ON CONFLICT (submission_id, user_id) DO NOTHING
      """;

  private static final String PAGE =
      """
      SELECT submissions.id, submissions.user_id, title, status, count(votes.id) AS vote_count
      FROM feedback.submissions
      LEFT JOIN feedback.votes ON votes.submission_id = submissions.id
      WHERE is_public AND NOT is_deleted
      GROUP BY submissions.id
      ORDER BY submissions.created_at DESC, submissions.id
      LIMIT ? OFFSET ?
      """;

  private static final String COUNT =
      "SELECT count(*) FROM feedback.submissions WHERE is_public AND NOT is_deleted";

  private static final String DELETE =
      """
      UPDATE feedback.submissions
      SET is_deleted = true, deleted_at = now(), updated_at = now()
      WHERE id = ? AND user_id = ? AND NOT is_deleted
      """;

  private final DataSource database;

  public SubmissionRepository(DataSource database) {
    this.database = database;
  }

  /**
   * Stores an idea of a user's.
   *
   * @return its id
   */
  public UUID submit(String userId, String title, String body) {
    return new Sql(INSERT, userId, title, body)
        .all(database, row -> row.getObject("id", UUID.class))
        .get(0);
  }

  /** Votes for a submission; false if the user has done so before, or it is not there. */
  public boolean vote(String userId, UUID submission) {
    return new Sql(VOTE, userId, submission).update(database) > 0;
  }

  /**
   * A page of what everybody may see, the newest first.
   *
   * @param page from 1
   */
  public SubmissionPage page(int page, int size) {
    List<Submission> items =
        new Sql(PAGE, size, (page - 1) * size)
            .all(
                database,
                row ->
                    new Submission(
                        row.getObject("id", UUID.class),
                        row.getString("user_id"),
                        row.getString("title"),
                        row.getString("status"),
                        row.getInt("vote_count")));
    return new SubmissionPage(items, new Sql(COUNT).all(database, row -> row.getInt(1)).get(0));
  }

  /** Marks a submission as deleted; false if it is not the user's. */
  public boolean delete(String userId, UUID submission) {
    return new Sql(DELETE, submission, userId).update(database) > 0;
  }
}

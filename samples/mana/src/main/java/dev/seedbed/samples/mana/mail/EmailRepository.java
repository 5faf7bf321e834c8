package dev.seedbed.samples.mana.mail;

import dev.seedbed.samples.mana.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What arrived in mailboxes, the newest first. */
public final class EmailRepository {

  static final String NEWEST =
      """
      SELECT id, sender_address, subject, created_at
      FROM mail.emails
      WHERE mailbox_id = ? AND NOT is_deleted
      ORDER BY created_at DESC, id DESC
      LIMIT ?
      """;

  // Not OFFSET: what arrives while somebody reads would move the pages.
  static final String NEXT =
      """
      SELECT id, sender_address, subject, created_at
      FROM mail.emails
      WHERE mailbox_id = ? AND NOT is_deleted AND (created_at, id) < (?, ?)
      ORDER BY created_at DESC, id DESC
      LIMIT ?
      """;

  static final String BY_SENDER =
      """
      SELECT id, sender_address, subject, created_at
      FROM mail.emails
      WHERE mailbox_id = ? AND sender_address = ? AND NOT is_deleted
      ORDER BY created_at DESC, id DESC
      """;

  private static final String LABELLED =
      """
      SELECT emails.id, sender_address, subject, emails.created_at
      FROM mail.emails
      JOIN mail.email_labels ON email_labels.email_id = emails.id
      JOIN mail.labels ON labels.id = email_labels.label_id
      WHERE emails.mailbox_id = ? AND labels.name = ? AND NOT is_deleted
      ORDER BY emails.created_at DESC, emails.id DESC
      """;

  private static final String DELETE =
      """
      UPDATE mail.emails
      SET is_deleted = true, deleted_at = now(), updated_at = now()
      WHERE mailbox_id = ? AND id = ANY (?::uuid[]) AND NOT is_deleted
      """;

  private static final String PURGE =
      "DELETE FROM mail.emails WHERE deleted_at < now() - make_interval(days => ?)";

  private final DataSource database;

  public EmailRepository(DataSource database) {
    this.database = database;
  }

  /** The newest mails. */
  public List<Email> newest(UUID mailbox, int limit) {
    return new Sql(NEWEST, mailbox, limit).all(database, EmailRepository::email);
  }

  /** The next page. */
  public List<Email> after(UUID mailbox, Email last, int limit) {
    return new Sql(NEXT, mailbox, last.createdAt(), last.id(), limit)
        .all(database, EmailRepository::email);
  }

  /** What somebody has sent. */
  public List<Email> from(UUID mailbox, String senderAddress) {
    return new Sql(BY_SENDER, mailbox, senderAddress).all(database, EmailRepository::email);
  }

  /** What has a label. */
  public List<Email> labelled(UUID mailbox, String label) {
    return new Sql(LABELLED, mailbox, label).all(database, EmailRepository::email);
  }

  /**
   * Puts mails into the bin.
   *
   * @return how many were not there yet
   */
  public int delete(UUID mailbox, List<UUID> emails) {
    String[] ids = emails.stream().map(UUID::toString).toArray(String[]::new);
    return new Sql(DELETE, mailbox, ids).update(database);
  }

  /**
   * Empties all bins of what has been there for so many days, for good.
   *
   * @return how many mails
   */
  public int purge(int days) {
    return new Sql(PURGE, days).update(database);
  }

  private static Email email(ResultSet row) throws SQLException {
    return new Email(
        row.getObject("id", UUID.class),
        row.getString("sender_address"),
        row.getString("subject"),
        Sql.instant(row, "created_at"));
  }
}

package dev.seedbed.samples.mana.subscriptions;

import dev.seedbed.samples.mana.database.DatabaseException;
import dev.seedbed.samples.mana.database.Sql;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** Who pays for what. */
public final class SubscriptionRepository {

  private static final String SUBSCRIBE =
      """
      INSERT INTO subscriptions.subscriptions (user_id, plan_id, ends_at)
      SELECT ?, id, ? FROM subscriptions.plans WHERE code = ? AND is_active
      RETURNING id
      """;

  private static final String INVOICE =
      """
      INSERT INTO subscriptions.invoices (subscription_id, invoice_number, amount_cents, currency)
      SELECT ?, ?, price_cents, currency FROM subscriptions.plans WHERE code = ?
      """;

  private static final String CANCEL =
      """
      UPDATE subscriptions.subscriptions
      SET status = 'cancelled', cancelled_at = now(), version = version + 1, updated_at = now()
      WHERE user_id = ? AND status = 'active'
      """;

  private final DataSource database;

  public SubscriptionRepository(DataSource database) {
    this.database = database;
  }

  /**
   * Subscribes a user to a plan, with an invoice: both, or neither.
   *
   * @return the id of the subscription
   * @throws AlreadySubscribedException if the user has one that is active
   * @throws IllegalArgumentException if the plan is not offered
   */
  public UUID subscribe(String userId, String plan, Instant until, String invoiceNumber) {
    return Sql.transaction(
        database,
        transaction -> {
          UUID subscription;
          try {
            subscription =
                new Sql(SUBSCRIBE, userId, until, plan)
                    .all(transaction, row -> row.getObject("id", UUID.class)).stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no plan " + plan));
          } catch (DatabaseException e) {
            throw e.isDuplicate() ? new AlreadySubscribedException(userId, e) : e;
          }
          new Sql(INVOICE, subscription, invoiceNumber, plan).update(transaction);
          return subscription;
        });
  }

  /** Cancels a user's subscription; false if none is active. */
  public boolean cancel(String userId) {
    return new Sql(CANCEL, userId).update(database) > 0;
  }
}

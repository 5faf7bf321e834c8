package dev.seedbed.samples.mana.subscriptions;

import static dev.seedbed.assertions.behaviour.ExpectedChange.inserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.fixtures.Factory;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Row;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.samples.mana.database.DatabaseException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PostgresTest
class SubscriptionRepositoryTest {
  private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");

  @Test
  void a_subscription_comes_with_its_first_invoice(DatabaseAssertions database, Fixtures fixtures) {
    var subscriptions = new SubscriptionRepository(database.dataSource());
    plan(fixtures).create();

    database
        .assertThatChanges(() -> subscriptions.subscribe("ada", "pro", NEXT_YEAR, "2026-1"))
        .areExactly(
            inserted("subscriptions.subscriptions", Map.of("user_id", "ada", "status", "active")),
            inserted(
                "subscriptions.invoices",
                Map.of("invoice_number", "2026-1", "amount_cents", 1900, "currency", "EUR")));
  }

  @Test
  void a_subscription_whose_invoice_is_refused_does_not_begin(
      DatabaseAssertions database, Fixtures fixtures) {
    var subscriptions = new SubscriptionRepository(database.dataSource());
    plan(fixtures).create();
    subscriptions.subscribe("ada", "pro", NEXT_YEAR, "2026-1");

    database
        .assertThatChanges(
            () ->
                assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> subscriptions.subscribe("grace", "pro", NEXT_YEAR, "2026-1"))
                    .withMessageContaining("invoices_invoice_number_unique"))
        .areNone();
  }

  @Test
  void a_user_has_one_active_subscription_at_a_time(
      DatabaseAssertions database, Fixtures fixtures) {
    var subscriptions = new SubscriptionRepository(database.dataSource());
    plan(fixtures).create();
    subscriptions.subscribe("ada", "pro", NEXT_YEAR, "2026-1");

    assertThatExceptionOfType(AlreadySubscribedException.class)
        .isThrownBy(() -> subscriptions.subscribe("ada", "pro", NEXT_YEAR, "2026-2"))
        .withMessage("ada has an active subscription");
    assertThat(subscriptions.cancel("ada")).isTrue();
    assertThat(subscriptions.cancel("ada")).isFalse();
    subscriptions.subscribe("ada", "pro", NEXT_YEAR, "2026-3");
  }

  @Test
  void what_is_not_offered_any_more_cannot_be_had(DatabaseAssertions database, Fixtures fixtures) {
    var subscriptions = new SubscriptionRepository(database.dataSource());
    plan(fixtures).set("is_active", false).create();

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> subscriptions.subscribe("ada", "pro", NEXT_YEAR, "2026-1"))
        .withMessage("no plan pro");
  }

  private static Factory<Row> plan(Fixtures fixtures) {
    return fixtures
        .table("subscriptions.plans")
        .set("code", "pro")
        .set("price_cents", 1900)
        .set("currency", "EUR");
  }
}

package dev.seedbed.samples.mana.credits;

import static dev.seedbed.assertions.behaviour.ExpectedChange.inserted;
import static dev.seedbed.assertions.behaviour.ExpectedChange.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import dev.seedbed.samples.mana.database.ConflictException;
import dev.seedbed.samples.mana.database.DatabaseException;
import dev.seedbed.samples.mana.database.Sql;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class BalanceRepositoryTest {
  private static final String ADA = "otUe1YrfENPdHnrF3g1vSBfpkQfambCZ";
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Test
  void a_booking_changes_the_balance_and_says_why(DatabaseAssertions database) {
    BalanceRepository balances = new BalanceRepository(database.dataSource());
    balances.open(ADA);
    Balance balance = balances.find(ADA).orElseThrow();

    database
        .assertThatChanges(
            () -> balances.book(balance, new Booking(Booking.Type.PURCHASE, 500, "starter")))
        .areExactly(
            updated(
                "credits.balances",
                Map.of("user_id", ADA),
                Map.of("amount", 500, "version", balance.version() + 1)),
            inserted("credits.transactions", Map.of("type", "purchase", "amount", 500)));
  }

  // tag::readme[]
  @Test
  @TestIsolation(IsolationMode.CLONE)
  void of_two_who_have_read_the_same_balance_the_second_is_told(DataSource database) {
    BalanceRepository balances = withCredits(database, 100);
    Balance read = balances.find(ADA).orElseThrow();
    Balance readBySomebodyElse = balances.find(ADA).orElseThrow();

    balances.book(read, new Booking(Booking.Type.USAGE, -60, "an image"));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () ->
                balances.book(readBySomebodyElse, new Booking(Booking.Type.USAGE, -70, "a video")))
        .withMessage("Balance was modified by another operation");
    assertThat(balances.find(ADA)).get().extracting(Balance::amount).isEqualTo(40);
  }

  // end::readme[]

  /** The second one waits for the first one's transaction, and must not go by what it had read. */
  @Test
  @TestIsolation(IsolationMode.CLONE)
  void a_booking_that_waited_for_another_transaction_is_told_as_well(DataSource database)
      throws Exception {
    BalanceRepository balances = withCredits(database, 100);
    Balance read = balances.find(ADA).orElseThrow();
    ExecutorService second = Executors.newSingleThreadExecutor();
    try (Connection first = database.getConnection()) {
      first.setAutoCommit(false);
      new Sql(
              "UPDATE credits.balances SET amount = 40, version = version + 1 WHERE user_id = ?",
              ADA)
          .update(first);
      Future<?> waiting =
          second.submit(() -> balances.book(read, new Booking(Booking.Type.USAGE, -70, "a video")));
      awaitBlocked(first, waiting);
      first.commit();

      assertThat(waiting)
          .failsWithin(LONGEST)
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(ConflictException.class);
    } finally {
      second.shutdownNow();
    }
    assertThat(balances.find(ADA)).get().extracting(Balance::amount).isEqualTo(40);
    assertThat(balances.history(read.id(), 10)).hasSize(1);
  }

  @Test
  @TestIsolation(IsolationMode.CLONE)
  void nothing_is_spent_twice_when_many_spend_at_once(DataSource database) throws Exception {
    BalanceRepository balances = withCredits(database, 100);
    Credits credits = new Credits(balances);
    int spenders = 4;
    CyclicBarrier together = new CyclicBarrier(spenders);
    ExecutorService pool = Executors.newFixedThreadPool(spenders);
    try {
      List<Future<?>> spent = new ArrayList<>();
      for (int spender = 0; spender < spenders; spender++) {
        spent.add(
            pool.submit(
                () -> {
                  together.await();
                  for (int i = 0; i < 5; i++) {
                    credits.spend(ADA, 5, "a question");
                  }
                  return together;
                }));
      }
      for (Future<?> each : spent) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }

    Balance left = balances.find(ADA).orElseThrow();
    assertThat(left.amount()).isZero();
    assertThat(left.version()).isEqualTo(1 + 1 + 20);
    assertThat(balances.history(left.id(), 100)).hasSize(21);
    assertThatExceptionOfType(NotEnoughCreditsException.class)
        .isThrownBy(() -> credits.spend(ADA, 1, "one more"))
        .withMessage("there are 0 credits");
  }

  @Test
  void a_balance_below_zero_is_refused_and_so_is_its_booking(DatabaseAssertions database) {
    BalanceRepository balances = withCredits(database.dataSource(), 10);
    Balance read = balances.find(ADA).orElseThrow();

    database
        .assertThatChanges(
            () ->
                assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(
                        () -> balances.book(read, new Booking(Booking.Type.ADJUSTMENT, -11, "")))
                    .withMessageContaining("balances_amount_check"))
        .areNone();
  }

  @Test
  void the_history_is_the_newest_first_and_comes_from_an_index(
      DatabaseAssertions database, Fixtures fixtures) {
    BalanceRepository balances = withCredits(database.dataSource(), 10);
    UUID balance = balances.find(ADA).orElseThrow().id();
    for (int day = 1; day <= 3; day++) {
      fixtures
          .table("credits.transactions")
          .set("balance_id", balance)
          .set("type", "bonus")
          .set("description", "day " + day)
          .set("created_at", Instant.parse("2026-01-0" + day + "T00:00:00Z"))
          .create();
    }

    assertThat(balances.history(balance, 3))
        .extracting(Booking::description)
        .containsExactly("for the test", "day 3", "day 2");
    database
        .assertThatQuery(BalanceRepository.HISTORY, balance, 3)
        .usesIndex("idx_transactions_balance_created");
  }

  private static BalanceRepository withCredits(DataSource database, int amount) {
    BalanceRepository balances = new BalanceRepository(database);
    balances.open(ADA);
    balances.open(ADA); // again, as each sign-in does
    balances.book(
        balances.find(ADA).orElseThrow(), new Booking(Booking.Type.BONUS, amount, "for the test"));
    return balances;
  }

  private static void awaitBlocked(Connection holder, Future<?> waiting) {
    Sql blocked =
        new Sql(
            "SELECT EXISTS (SELECT FROM pg_locks"
                + " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))");
    while (!waiting.isDone() && !blocked.all(holder, row -> row.getBoolean(1)).get(0)) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}

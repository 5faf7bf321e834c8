package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A price holds from a time on, and a call costs what its model cost on that day. */
@PostgresTest
class PricingTest implements StartsEmpty {

  private static final String MODEL = "claude-sonnet-4";
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

  // tag::pricing[]
  @Test
  void a_call_costs_what_its_model_cost_on_that_day(DataSource database, Fixtures fixtures)
      throws SQLException {
    PricingRepository prices = new PricingRepository(database);
    Agent agent = fixtures.agent().create();
    prices.change(price("0.000003", "0.000015"), MARCH);
    call(database, agent, "in March", MARCH.plus(30, ChronoUnit.DAYS));
    call(database, agent, "in April", APRIL);
    assertThat(prices.costOf(agent.tenantId(), "in April")).hasValue(usd("0.004500"));

    prices.change(price("0.000001", "0.000005"), APRIL);

    assertThat(prices.costOf(agent.tenantId(), "in March")).hasValue(usd("0.004500"));
    assertThat(prices.costOf(agent.tenantId(), "in April")).hasValue(usd("0.001500"));
  }

  // end::pricing[]

  @Test
  void a_price_holds_from_its_first_moment_to_the_next_ones(DataSource database)
      throws SQLException {
    PricingRepository prices = new PricingRepository(database);
    ModelPrice old = price("0.000003000000", "0.000015000000");
    ModelPrice young = price("0.000001000000", "0.000005000000");
    prices.change(old, MARCH);
    prices.change(young, APRIL);

    assertThat(prices.priceAt(MODEL, MARCH.minus(1, ChronoUnit.MICROS))).isEmpty();
    assertThat(prices.priceAt(MODEL, MARCH)).hasValue(old);
    assertThat(prices.priceAt(MODEL, APRIL.minus(1, ChronoUnit.MICROS))).hasValue(old);
    assertThat(prices.priceAt(MODEL, APRIL)).hasValue(young);
    assertThat(prices.priceAt(MODEL, APRIL.plus(3650, ChronoUnit.DAYS))).hasValue(young);
  }

  @Test
  void a_model_without_a_price_is_noted_down_each_time(DataSource database, Connection connection)
      throws SQLException {
    PricingRepository prices = new PricingRepository(database);

    assertThat(prices.priceAt("gpt-next", APRIL)).isEmpty();
    assertThat(prices.priceAt("gpt-next", APRIL)).isEmpty();

    assertThat(
            number(
                connection,
                "SELECT occurrence_count FROM manifest.unresolved_models WHERE model_name = ?",
                "gpt-next"))
        .isEqualTo(2);
  }

  @Test
  void a_call_of_a_model_without_a_price_costs_nobody_knows_what(
      DataSource database, Fixtures fixtures) throws SQLException {
    Agent agent = fixtures.agent().create();
    call(database, agent, "c1", APRIL);

    assertThat(new PricingRepository(database).costOf(agent.tenantId(), "c1")).isEmpty();
  }

  @Test
  void another_tenants_call_is_not_seen(DataSource database, Fixtures fixtures)
      throws SQLException {
    PricingRepository prices = new PricingRepository(database);
    prices.change(price("0.000003", "0.000015"), MARCH);
    call(database, fixtures.agent().create(), "theirs", APRIL);

    assertThat(prices.costOf(fixtures.tenant().create().id(), "theirs")).isEmpty();
  }

  @Test
  void a_change_before_the_last_one_changes_nothing(DatabaseAssertions database)
      throws SQLException {
    PricingRepository prices = new PricingRepository(database.dataSource());
    prices.change(price("0.000003", "0.000015"), APRIL);

    database
        .assertThatChanges(
            () ->
                assertThatThrownBy(() -> prices.change(price("0.000001", "0.000005"), MARCH))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("model_pricing_history_check"))
        .areNone();
  }

  @Test
  @TestIsolation(IsolationMode.CLONE)
  void two_changes_at_once_leave_one_price_that_holds(DataSource database, Connection connection)
      throws SQLException {
    PricingRepository prices = new PricingRepository(database);
    prices.change(price("0.000003", "0.000015"), MARCH);

    List<CompletableFuture<Void>> both =
        List.of(change(prices, "0.000001"), change(prices, "0.000002"));

    assertThat(both.stream().filter(each -> !fails(each))).hasSize(1);
    assertThat(
            number(
                connection,
                "SELECT count(*) FROM manifest.model_pricing_history WHERE model_name = ? AND effective_until IS NULL",
                MODEL))
        .isEqualTo(1);
  }

  private static CompletableFuture<Void> change(PricingRepository prices, String input) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            prices.change(price(input, "0.000005"), APRIL);
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        });
  }

  private static boolean fails(CompletableFuture<Void> future) {
    return future.handle((nothing, failure) -> failure != null).join();
  }

  private static ModelPrice price(String input, String output) {
    return new ModelPrice(MODEL, "anthropic", usd(input), usd(output));
  }

  private static BigDecimal usd(String amount) {
    return new BigDecimal(amount);
  }

  /** A call of a thousand tokens in and a hundred out, behind a message. */
  private static void call(DataSource database, Agent agent, String id, Instant at)
      throws SQLException {
    AgentMessage message =
        new AgentMessage(
            "message " + id,
            agent.tenantId(),
            agent.id(),
            at,
            "Done.",
            MODEL,
            1000,
            100,
            null,
            "ok");
    new ExchangeRepository(database)
        .record(message, new LlmCall(id, "anthropic", MODEL, 1000, 100, null), List.of());
  }

  private static long number(Connection connection, String query, String value)
      throws SQLException {
    try (PreparedStatement select = Jdbc.prepare(connection, query, value);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}

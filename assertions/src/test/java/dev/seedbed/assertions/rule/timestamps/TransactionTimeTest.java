package dev.seedbed.assertions.rule.timestamps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expressions are as PostgreSQL 17 prints them; the rule's IT has it print them. */
class TransactionTimeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "now()",
        "CURRENT_TIMESTAMP",
        "CURRENT_TIMESTAMP(3)",
        "transaction_timestamp()",
        "(now())::timestamp(3) with time zone",
        "((now())::timestamp(3) with time zone)::timestamp with time zone",
        "('now'::text)::timestamp with time zone",
        "('NOW'::character varying)::timestamp with time zone",
        "('now()'::text)::timestamp(2) with time zone"
      })
  void knows_the_start_of_the_transaction(String expression) {
    assertThat(TransactionTime.is(expression)).isTrue();
    assertThat(TransactionTime.isConstant(expression)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "statement_timestamp()",
        "clock_timestamp()",
        "LOCALTIMESTAMP",
        "LOCALTIMESTAMP(3)",
        "CURRENT_DATE",
        "(now() AT TIME ZONE 'utc'::text)",
        "timezone('utc'::text, now())",
        "(now())::timestamp without time zone",
        "(now() + '00:00:00'::interval)",
        "date_trunc('second'::text, now())",
        "app.now()",
        "app.now(now())",
        "'now'::text",
        "('today'::text)::timestamp with time zone",
        "NULL::timestamp with time zone",
        "nowhere()",
        ""
      })
  void knows_other_times_from_it(String expression) {
    assertThat(TransactionTime.is(expression)).isFalse();
    assertThat(TransactionTime.isConstant(expression)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'2026-01-01 00:00:00+00'::timestamp with time zone",
        "'infinity'::timestamp with time zone",
        "'2026-01-01 00:00:00'::timestamp without time zone"
      })
  void knows_a_fixed_time(String expression) {
    assertThat(TransactionTime.isConstant(expression)).isTrue();
    assertThat(TransactionTime.is(expression)).isFalse();
  }
}

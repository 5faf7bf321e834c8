package dev.seedbed.assertions.rule.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoFloatMoneyIT {

  @Test
  void finds_floats_whose_name_is_about_money() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.calls (
              cost_usd double precision NOT NULL DEFAULT 0.1,
              "unitPrice" real DEFAULT 1,
              fees real[],
              "COST" float,
              cost_cents bigint,
              price numeric(12, 2),
              discount_rate real,
              cost_factor float,
              amount_ml float,
              "priceChange" float,
              temperature real,
              costly float,
              cost_center text);
            INSERT INTO app.calls (cost_usd) VALUES (0.3);
            """)) {
      NoFloatMoney rule = new NoFloatMoney();
      RuleResult result = rule.check(schema.catalog());
      assertThat(result.examined())
          .hasToString("6 columns that hold money by their name in 1 table");
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly(
              "app.calls.cost_usd",
              "app.calls.\"unitPrice\"",
              "app.calls.fees",
              "app.calls.\"COST\"");
      assertThat(schema.findings(new NoFloatMoney("temperature"))).hasSize(1);
      assertThat(schema.findings(new NoFloatMoney(List.of("cost"), List.of("COST"))))
          .singleElement()
          .returns(
              "most decimal fractions have no exact value in it, so that sums are off by a cent",
              Finding::problem)
          .returns("double precision", Finding::actual)
          .extracting(finding -> finding.fix().toSql())
          .isEqualTo(
              """
              -- Write numeric(…) with the digits that an amount can have.
              ALTER TABLE "app"."calls" ALTER COLUMN "cost_usd" TYPE numeric USING "cost_usd"::numeric;""");
      for (Finding finding : result.findings()) {
        schema.mend(rule, finding.objectName());
      }
      schema.execute("INSERT INTO app.calls DEFAULT VALUES");
      assertThat(schema.value("SELECT sum(cost_usd) FROM app.calls")).isEqualTo("0.4");
    }
  }

  @Test
  void needs_a_word() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoFloatMoney(List.of(), List.of()))
        .withMessage("TYP007 needs at least one word for money");
  }
}

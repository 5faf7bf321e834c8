package dev.seedbed.assertions.rule.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NoMoneyTypeIT {

  @Test
  void finds_money_and_makes_it_numeric() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE DOMAIN app.price AS money CHECK (VALUE > 0::money);
            CREATE TABLE app.bills (
              "Total" money NOT NULL DEFAULT 1.5, parts money[], price app.price, fine numeric, words text);
            INSERT INTO app.bills VALUES (12.34, '{1,2.50}', 3);
            """)) {
      NoMoneyType rule = new NoMoneyType();
      RuleResult result = rule.check(schema.catalog());
      assertThat(result.examined()).hasToString("4 columns that hold numbers in 1 table");
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly("app.bills.\"Total\"", "app.bills.parts", "app.bills.price");
      assertThat(result.findings().get(2))
          .returns(
              "the currency and its decimals are the session's (lc_monetary), not the value's",
              Finding::problem)
          .returns("numeric", Finding::expected)
          .returns("app.price (a domain over money)", Finding::actual);
      for (Finding finding : result.findings()) {
        schema.mend(rule, finding.objectName());
      }
      schema.execute("INSERT INTO app.bills DEFAULT VALUES");
      assertThat(schema.value("SELECT sum(\"Total\") || ' ' || max(parts)::text FROM app.bills"))
          .isEqualTo("13.84 {1.00,2.50}");
    }
  }
}

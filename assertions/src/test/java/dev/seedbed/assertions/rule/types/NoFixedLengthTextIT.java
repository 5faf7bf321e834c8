package dev.seedbed.assertions.rule.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NoFixedLengthTextIT {

  @Test
  void finds_padded_columns_and_trims_them() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.countries (code char(3) PRIMARY KEY, "Short" char DEFAULT 'x', kind "char");
            CREATE TABLE app.cities (
              name varchar(9), codes char(3)[],
              country char(3) REFERENCES app.countries ON DELETE CASCADE);
            INSERT INTO app.countries VALUES ('de');
            INSERT INTO app.cities VALUES ('Ulm', '{}', 'de');
            """)) {
      NoFixedLengthText rule = new NoFixedLengthText();
      RuleResult result = rule.check(schema.catalog());
      assertThat(result.examined()).hasToString("4 columns that hold text in 2 tables");
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly("app.cities.country", "app.countries.code", "app.countries.\"Short\"");
      assertThat(schema.findings(new NoFixedLengthText("country", "code")))
          .singleElement()
          .returns("character(1)", Finding::actual)
          .returns(
              "values are padded with blanks, which count here and do not count there",
              Finding::problem)
          .extracting(finding -> finding.fix().toSql())
          .isEqualTo(
              """
              -- Values lose the blanks at their end.
              ALTER TABLE "app"."countries" ALTER COLUMN "Short" TYPE text USING "Short"::text;""");
      schema.mend(rule, "app.countries.\"Short\"");
      schema.mend(rule, "app.cities.country");
      assertThat(schema.findings(rule)).isEmpty();
      assertThat(schema.value("SELECT '<' || country || '>' FROM app.cities")).isEqualTo("<de>");
    }
  }
}

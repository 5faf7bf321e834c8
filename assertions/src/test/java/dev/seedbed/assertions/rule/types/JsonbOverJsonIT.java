package dev.seedbed.assertions.rule.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JsonbOverJsonIT {
  private static final JsonbOverJson RULE = new JsonbOverJson();

  @Test
  void finds_json_and_makes_it_jsonb() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE DOMAIN app.settings AS json CHECK (VALUE IS NOT NULL);
            CREATE TABLE app.runs (
              "metaData" json NOT NULL DEFAULT '{"a": 1}',
              several json[] DEFAULT ARRAY['1'::json],
              of_domain app.settings DEFAULT '{}',
              computed json GENERATED ALWAYS AS ('[1]'::json) STORED,
              good jsonb,
              words text);
            CREATE TABLE app.heirs () INHERITS (app.runs);
            INSERT INTO app.runs VALUES ('{"b": 2}', ARRAY['{"c": 3}'::json]);
            """)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("5 columns that hold JSON in 2 tables");
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly(
              "app.runs.\"metaData\"",
              "app.runs.several",
              "app.runs.of_domain",
              "app.runs.computed");
      assertThat(schema.findings(new JsonbOverJson("several", "computed"))).hasSize(2);
      Finding first = result.findings().get(0);
      assertThat(first.problem())
          .isEqualTo(
              "json is kept as text: it is parsed for each look into it and cannot be indexed");
      assertThat(first.fix().toSql())
          .isEqualTo(
              """
              -- Loses white space, the order of keys, and all but the last of equal keys.
              ALTER TABLE "app"."runs" ALTER COLUMN "metaData" TYPE jsonb USING "metaData"::jsonb;""");
      for (Finding finding : result.findings()) {
        schema.mend(RULE, finding.objectName());
      }
      schema.execute("INSERT INTO app.runs DEFAULT VALUES");
      assertThat(
              schema.value(
                  "SELECT string_agg((\"metaData\" || several[1])::text, ' ') FROM app.runs"))
          .isEqualTo("{\"b\": 2, \"c\": 3} [{\"a\": 1}, 1]");
    }
  }
}

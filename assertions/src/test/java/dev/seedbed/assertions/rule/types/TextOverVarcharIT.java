package dev.seedbed.assertions.rule.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TextOverVarcharIT {

  @Test
  void finds_lengths_and_frees_columns_that_are_tied_to_each_other() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.plans (code varchar(8) PRIMARY KEY, title varchar, note text);
            CREATE TABLE app.orgs (
              id bigint PRIMARY KEY,
              "planCode" varchar(8) REFERENCES app.plans,
              tags varchar(9)[],
              fixed char(3),
              label varchar(20) COLLATE "C" DEFAULT 'none' CHECK (label <> ''));
            INSERT INTO app.plans VALUES ('pro');
            INSERT INTO app.orgs VALUES (1, 'pro');
            """)) {
      TextOverVarchar rule = new TextOverVarchar();
      RuleResult result = rule.check(schema.catalog());
      assertThat(result.examined()).hasToString("5 columns that hold text in 2 tables");
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly("app.orgs.\"planCode\"", "app.orgs.label", "app.plans.code");
      assertThat(schema.findings(new TextOverVarchar("code", "planCode")))
          .singleElement()
          .returns("character varying(20)", Finding::actual)
          .returns(
              "the length is part of the type, so that another one needs a migration of its own",
              Finding::problem)
          .extracting(finding -> finding.fix().toSql())
          .isEqualTo(
              """
              -- PostgreSQL reads these again, and they may not fit the new type: check orgs_label_check on app.orgs.
              -- Where the limit means something, add CHECK (char_length(…) <= …).
              ALTER TABLE "app"."orgs" ALTER COLUMN "label" TYPE text COLLATE "pg_catalog"."C" USING "label"::text;""");
      schema.mend(rule, "app.orgs.label");
      schema.mend(rule, "app.plans.code");
      assertThat(schema.findings(rule)).isEmpty();
    }
  }
}

package dev.seedbed.assertions.rule.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ValidatedConstraintsIT {
  private static final ValidatedConstraints RULE = new ValidatedConstraints();

  @Test
  void finds_constraints_that_old_rows_may_break() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.users (id int PRIMARY KEY CHECK (id > 0));
            CREATE TABLE app."Notes" (author int);
            ALTER TABLE app."Notes" ADD CONSTRAINT "Of" FOREIGN KEY (author) REFERENCES app.users NOT VALID;
            ALTER TABLE app."Notes" ADD CONSTRAINT few CHECK (author < 100) NOT VALID;
            CREATE TABLE app.parted (n int) PARTITION BY LIST (n);
            CREATE TABLE app.part PARTITION OF app.parted DEFAULT;
            ALTER TABLE app.part ADD CONSTRAINT own CHECK (n > 0) NOT VALID;
            """)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("4 constraints of 3 tables");
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly("app.\"Notes\".few", "app.\"Notes\".\"Of\"");
      Finding foreignKey = result.findings().get(1);
      assertThat(foreignKey)
          .returns(
              "rows that were there before the constraint may break it, so that no query can rely on it",
              Finding::problem)
          .returns("FOREIGN KEY (author) REFERENCES app.users(id) NOT VALID", Finding::actual);
      assertThat(foreignKey.fix().toSql())
          .isEqualTo(
              """
              -- Fails if a row breaks it: mend such rows first. Reads the whole table, and lets others read and write it.
              ALTER TABLE "app"."Notes" VALIDATE CONSTRAINT "Of";""");
      schema.mend(RULE, "app.\"Notes\".\"Of\"");
      schema.mend(RULE, "app.\"Notes\".few");
    }
  }
}

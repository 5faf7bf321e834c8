package dev.seedbed.assertions.rule.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StatedDeleteActionsIT {
  private static final StatedDeleteActions RULE = new StatedDeleteActions();

  @Test
  void finds_foreign_keys_that_say_nothing() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.users (id int PRIMARY KEY);
            CREATE TABLE app."Notes" (
              "Author" int REFERENCES app.users ON UPDATE CASCADE,
              a int REFERENCES app.users ON DELETE CASCADE,
              b int REFERENCES app.users ON DELETE RESTRICT,
              c int REFERENCES app.users DEFERRABLE,
              d int,
              day date) PARTITION BY RANGE (day);
            CREATE TABLE app.part PARTITION OF app."Notes" DEFAULT;
            CREATE TABLE app.plain (d int);
            ALTER TABLE app.plain ADD CONSTRAINT new FOREIGN KEY (d) REFERENCES app.users ON DELETE NO ACTION NOT VALID;
            """)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("5 foreign keys of 3 tables");
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly("app.\"Notes\".\"Notes_Author_fkey\"", "app.plain.new");
      assertThat(result.findings().get(1))
          .returns(
              "nothing says whether rows may go, stay without or hold back the one that they refer to",
              Finding::problem)
          .returns("ON DELETE CASCADE, SET NULL, SET DEFAULT or RESTRICT", Finding::expected)
          .extracting(finding -> finding.fix().toSql())
          .isEqualTo(
              """
              -- RESTRICT is what happens now: write what should happen.
              ALTER TABLE "app"."plain" DROP CONSTRAINT "new";
              ALTER TABLE "app"."plain" ADD CONSTRAINT "new" FOREIGN KEY (d) REFERENCES app.users(id) ON DELETE RESTRICT NOT VALID;""");
      schema.mend(RULE, "app.\"Notes\".\"Notes_Author_fkey\"");
      schema.mend(RULE, "app.plain.new");
      assertThat(
              schema.value(
                  "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'Notes_Author_fkey' AND conparentid = 0"))
          .isEqualTo(
              "FOREIGN KEY (\"Author\") REFERENCES app.users(id) ON UPDATE CASCADE ON DELETE RESTRICT");
    }
  }
}

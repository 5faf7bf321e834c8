package dev.seedbed.assertions.rule.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NoDuplicateConstraintsIT {
  private static final NoDuplicateConstraints RULE = new NoDuplicateConstraints();

  @Test
  void finds_constraints_that_demand_the_same() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.users (
              id int, a int, b int,
              CONSTRAINT pk PRIMARY KEY (id),
              CONSTRAINT ab UNIQUE (a, b),
              CONSTRAINT ba UNIQUE (b, a),
              CONSTRAINT ab_with UNIQUE (a, b) INCLUDE (id),
              CONSTRAINT ab_later UNIQUE (a, b) DEFERRABLE,
              CONSTRAINT c1 CHECK (a > 0), CONSTRAINT c2 CHECK ((a > 0)), CONSTRAINT c3 CHECK (a > 1));
            ALTER TABLE app.users ADD CONSTRAINT "A" UNIQUE (id);
            CREATE TABLE app.notes (
              a int, b int,
              CONSTRAINT f1 FOREIGN KEY (a, b) REFERENCES app.users (a, b),
              CONSTRAINT f2 FOREIGN KEY (b, a) REFERENCES app.users (b, a) ON DELETE CASCADE,
              CONSTRAINT f3 FOREIGN KEY (a) REFERENCES app.users,
              CONSTRAINT f4 FOREIGN KEY (b) REFERENCES app.users);
            ALTER TABLE app.notes ADD CONSTRAINT e4 FOREIGN KEY (b) REFERENCES app.users NOT VALID;
            """)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("14 constraints of 2 tables");
      assertThat(result.findings())
          .map(finding -> finding.objectName() + " is " + finding.actual())
          .containsExactly(
              "app.notes.f2 is this one and f1",
              "app.notes.e4 is this one and f4",
              "app.users.\"A\" is this one and pk",
              "app.users.c2 is this one and c1");
      assertThat(result.findings().get(2).problem())
          .isEqualTo("another constraint of the table demands the same");
      assertThat(schema.finding(RULE, "app.notes.f2").fix().toSql())
          .isEqualTo(
              """
              -- They differ in what happens when the other row goes or changes: make sure that the one that stays, f1, is the one that is meant.
              ALTER TABLE "app"."notes" DROP CONSTRAINT "f2";""");
      for (Finding finding : result.findings()) {
        schema.mend(RULE, finding.objectName());
      }
      assertThat(
              schema.value(
                  "SELECT count(*) FROM pg_constraint WHERE conrelid = 'app.notes'::regclass"))
          .isEqualTo("3");
    }
  }
}

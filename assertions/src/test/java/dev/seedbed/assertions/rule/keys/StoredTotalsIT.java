package dev.seedbed.assertions.rule.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StoredTotalsIT {

  @Test
  void finds_numbers_of_rows_that_refer_to_the_row() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.agents (
              id int PRIMARY KEY, message_count int, categories_total bigint, total_boxes numeric, num_agents int,
              download_count int, total_cost numeric, "Total_Messages" int, total_messages text,
              category_count int GENERATED ALWAYS AS (1) STORED);
            CREATE TABLE app.agent_messages (agent int REFERENCES app.agents);
            CREATE TABLE app."boxes" (agent int REFERENCES app.agents);
            CREATE TABLE app.categories (agent int REFERENCES app.agents);
            CREATE TABLE app.downloads (agent int);
            CREATE TABLE app.snapshots (agent int REFERENCES app.agents, message_count int);
            """)) {
      StoredTotals rule = new StoredTotals();
      assertThat(rule.check(schema.catalog()).examined()).hasToString("6 tables");
      assertThat(schema.findings(rule))
          .map(Finding::objectName)
          .containsExactly(
              "app.agents.message_count", "app.agents.categories_total", "app.agents.total_boxes");
      Finding first = schema.findings(rule).get(0);
      assertThat(first)
          .returns(
              "the number is right only as long as everything that adds or deletes rows keeps it so",
              Finding::problem)
          .returns("stored beside what it counts, the rows of app.agent_messages", Finding::actual);
      assertThat(first.fix().toSql())
          .isEqualTo(
              """
              -- Read (SELECT count(*) FROM "app"."agent_messages" WHERE "app"."agent_messages"."agent" = "app"."agents"."id") instead, and drop what keeps the column up to date first.
              ALTER TABLE "app"."agents" DROP COLUMN "message_count";""");
      assertThat(schema.findings(new StoredTotals("total_{rows}"))).hasSize(1);
      schema.mend(rule, "app.agents.message_count");
    }
  }

  @Test
  void needs_names_with_a_place_for_the_rows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StoredTotals("total"))
        .withMessage("KEY008 needs at least one name, and {rows} in each: [total]");
  }
}

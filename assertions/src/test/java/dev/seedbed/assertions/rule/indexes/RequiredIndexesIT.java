package dev.seedbed.assertions.rule.indexes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredIndexesIT {
  private static final String AGENTS =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.agents (id bigint, workspace_id bigint, created_at timestamptz);
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX ON app.agents (workspace_id, created_at DESC)              | true
          CREATE INDEX ON app.agents (workspace_id DESC, created_at)              | true
          CREATE UNIQUE INDEX ON app.agents (workspace_id, created_at DESC, id)   | true
          CREATE INDEX ON app.agents (workspace_id, created_at)                   | false
          CREATE INDEX ON app.agents (workspace_id, created_at DESC NULLS LAST)   | false
          CREATE INDEX ON app.agents (workspace_id) INCLUDE (created_at)          | false
          CREATE INDEX ON app.agents (id, workspace_id, created_at DESC)          | false
          CREATE INDEX ON app.agents (workspace_id, created_at DESC) WHERE id > 1 | false
          """)
  void knows_the_index_that_was_agreed_on(String index, boolean good) throws SQLException {
    RequiredIndexes rule = new RequiredIndexes("agents(workspace_id, created_at desc)");
    try (LiveSchema schema = LiveSchema.of(AGENTS + index)) {
      assertThat(schema.findings(rule).isEmpty()).isEqualTo(good);
    }
  }

  @Test
  void finds_what_is_missing_and_says_what_it_could_not_look_at() throws SQLException {
    RequiredIndexes rule =
        new RequiredIndexes(
            "agents(workspace_id, created_at desc)",
            "\"My App\".Notes ( \"The \"\"Author\"\"\" DESC )",
            "app.agents(name)",
            "elsewhere.agents(id)");
    try (LiveSchema schema =
        LiveSchema.of(
            AGENTS
                + """
                CREATE SCHEMA "My App";
                CREATE TABLE "My App"."Notes" ("The ""Author""\" text);
                CREATE TABLE "My App".agents (workspace_id bigint, created_at timestamptz);
                """)) {
      RuleResult result = rule.check(schema.catalog());
      assertThat(result.examined()).hasToString("4 required indexes");
      assertThat(result.notCounted())
          .map(Object::toString)
          .contains("1 required index of tables that do not exist");
      assertThat(result.findings())
          .map(Finding::fingerprint)
          .containsExactly(
              "IDX007 column \"My App\".agents.workspace_id",
              "IDX007 column app.agents.workspace_id",
              "IDX007 column \"My App\".\"Notes\".\"The \"\"Author\"\"\"",
              "IDX007 column app.agents.name");
      Finding finding = result.findings().get(1);
      assertThat(finding.problem()).isEqualTo("an index is required that is not there");
      assertThat(finding.expected())
          .isEqualTo("a valid index of all rows that begins with (workspace_id, created_at DESC)");
      assertThat(finding.actual()).isEqualTo("none");
      assertThat(finding.fix().statements())
          .containsExactly(
              "CREATE INDEX \"idx_agents_workspace_id_created_at\" ON \"app\".\"agents\""
                  + " (\"workspace_id\", \"created_at\" DESC)");
      schema.mend(rule, finding.objectName());
      schema.mend(rule, result.findings().get(2).objectName());
      Finding unknown = result.findings().get(3);
      assertThat(unknown.problem())
          .isEqualTo("an index is required on a column that the table does not have");
      assertThat(unknown.actual()).isEqualTo("no such column");
      assertThat(unknown.fix().toSql())
          .isEqualTo("-- Add the column name, or correct what the rule is told.");
    }
  }

  @Test
  void refuses_what_it_cannot_read() {
    for (String text : new String[] {"agents", "agents()", "agents(a b)", "agents(a,)", "(a)"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new RequiredIndexes(text))
          .withMessage(
              "IDX007 needs a table and its columns, such as agents(workspace_id, created_at desc),"
                  + " not "
                  + text);
    }
  }
}

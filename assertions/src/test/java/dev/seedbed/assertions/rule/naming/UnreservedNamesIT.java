package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UnreservedNamesIT {
  private static final UnreservedNames RULE = new UnreservedNames();

  @Test
  void finds_words_that_need_quotes() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA "grant";
            CREATE SCHEMA app;
            CREATE TABLE app."user" (id bigint, "order" text, item_order text, "left" text);
            CREATE TABLE app.users (name text, "timestamp" text, value text, "User" text, type text);
            CREATE VIEW app."limit" AS SELECT 1 AS "end";
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "NAM010 schema \"grant\"",
              "NAM010 relation app.\"user\"",
              "NAM010 column app.\"user\".\"order\"",
              "NAM010 column app.\"user\".\"left\"",
              "NAM010 relation app.\"limit\"");
      assertThat(schema.findings(RULE))
          .map(finding -> finding.fix().statements().get(0))
          .map(sql -> sql.substring(sql.lastIndexOf(' ') + 1))
          .containsExactly(
              "\"grants\"", "\"users_2\"", "\"user_order\"", "\"user_left\"", "\"limits\"");
      Finding finding = schema.findings(RULE).get(2);
      assertThat(finding.problem())
          .isEqualTo("without quotes the name of the column is a word of SQL's own");
      assertThat(finding.expected()).isEqualTo("a name that is no reserved word");
      assertThat(finding.actual()).isEqualTo("order");
      for (int i = schema.findings(RULE).size(); i > 0; i--) {
        schema.execute(schema.findings(RULE).get(i - 1).fix().toSql());
        assertThat(schema.findings(RULE)).hasSize(i - 1);
      }
    }
  }

  @Test
  void knows_the_words_of_the_server() throws SQLException {
    try (LiveSchema schema = LiveSchema.of("")) {
      String words =
          schema.value(
              "SELECT string_agg(word, ' ') FROM pg_get_keywords() WHERE catcode IN ('R', 'T')");
      assertThat(Objects.requireNonNull(words).split(" "))
          .hasSizeGreaterThan(90)
          .allMatch(ReservedWords::has);
      String others =
          schema.value(
              "SELECT string_agg(word, ' ') FROM pg_get_keywords() WHERE catcode IN ('U', 'C')");
      assertThat(Objects.requireNonNull(others).split(" ")).noneMatch(ReservedWords::has);
    }
  }
}

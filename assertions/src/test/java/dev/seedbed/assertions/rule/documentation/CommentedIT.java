package dev.seedbed.assertions.rule.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentedIT {
  private static final String TABLES =
      """
      CREATE SCHEMA "My App";
      CREATE TABLE "My App"."Jobs" (id integer, kind text, note text, created_at timestamptz);
      COMMENT ON TABLE "My App"."Jobs" IS ' ';
      COMMENT ON COLUMN "My App"."Jobs".note IS 'Why it was done';
      CREATE TABLE "My App".parts (id integer, kind text) PARTITION BY LIST (kind);
      CREATE TABLE "My App".parts_a PARTITION OF "My App".parts FOR VALUES IN ('a');
      COMMENT ON TABLE "My App".parts IS 'Parts of jobs';
      COMMENT ON COLUMN "My App".parts.kind IS 'Which part';
      """;

  @Test
  void finds_tables_and_columns_of_which_nothing_is_said() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      Commented rule = new Commented();
      assertThat(schema.findings(rule))
          .map(Finding::fingerprint)
          .containsExactly(
              "DOC001 relation \"My App\".\"Jobs\"", "DOC001 column \"My App\".\"Jobs\".kind");
      schema.mend(rule, "\"My App\".\"Jobs\"");
      schema.mend(rule, "\"My App\".\"Jobs\".kind");
      assertThat(schema.findings(rule)).isEmpty();
    }
  }

  @Test
  void looks_at_what_it_is_told() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      assertThat(schema.findings(new Commented(false, List.of())))
          .map(Finding::objectName)
          .containsExactly("\"My App\".\"Jobs\"");
      assertThat(schema.findings(new Commented(true, List.of("kind"))))
          .map(Finding::objectName)
          .containsExactly(
              "\"My App\".\"Jobs\"",
              "\"My App\".\"Jobs\".id",
              "\"My App\".\"Jobs\".created_at",
              "\"My App\".parts.id");
    }
  }

  @Test
  void says_what_is_missing() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      Finding finding = schema.finding(new Commented(), "\"My App\".\"Jobs\".kind");
      assertThat(finding.problem()).isEqualTo("nothing says what the column is for");
      assertThat(finding.expected()).isEqualTo("a comment");
      assertThat(finding.actual()).isEqualTo("none");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Write what a value stands for: its unit, where it comes from, what null means.
              COMMENT ON COLUMN "My App"."Jobs"."kind" IS 'To be written';""");
    }
  }
}

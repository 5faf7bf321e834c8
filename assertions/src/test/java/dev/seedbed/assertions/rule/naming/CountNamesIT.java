package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CountNamesIT {
  private static final CountNames RULE = new CountNames();

  @Test
  void finds_counts_of_other_names() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.notes (line_count bigint, num_lines integer, "numberOfBoxes" integer,
              reply_cnt integer, view_counts bigint, input_tokens integer, house_num integer,
              total_lines integer, number integer, num_words text, discount integer);
            """)) {
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("5 counts");
      assertThat(schema.findings(RULE))
          .map(finding -> finding.fix().statements().get(0))
          .map(sql -> sql.substring(sql.indexOf("COLUMN")))
          .containsExactly(
              "COLUMN \"num_lines\" TO \"line_count_2\"",
              "COLUMN \"numberOfBoxes\" TO \"box_count\"",
              "COLUMN \"reply_cnt\" TO \"reply_count\"",
              "COLUMN \"view_counts\" TO \"view_count\"");
      Finding finding = schema.findings(RULE).get(1);
      assertThat(finding.fingerprint()).isEqualTo("NAM008 column app.notes.\"numberOfBoxes\"");
      assertThat(finding.problem()).isEqualTo("counts are called in different ways");
      assertThat(finding.expected()).isEqualTo("a name that ends in _count");
      assertThat(finding.actual()).isEqualTo("\"numberOfBoxes\"");
      schema.mend(RULE, "app.notes.\"numberOfBoxes\"");
      schema.mend(RULE, "app.notes.reply_cnt");
    }
  }
}

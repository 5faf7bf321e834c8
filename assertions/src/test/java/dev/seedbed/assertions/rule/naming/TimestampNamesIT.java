package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TimestampNamesIT {
  private static final TimestampNames RULE = new TimestampNames();

  @Test
  void finds_moments_of_other_names() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE DOMAIN app.moment AS timestamptz;
            CREATE TABLE app.notes (created_at timestamptz, "readAt" timestamp, sent timestamptz,
              read_on timestamp, "timestamp" app.moment, valid_until timestamptz, due_on date,
              chat_at text);
            """)) {
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("6 timestamp columns");
      assertThat(schema.findings(RULE))
          .map(finding -> finding.fix().statements().get(0))
          .map(sql -> sql.substring(sql.indexOf("COLUMN")))
          .containsExactly(
              "COLUMN \"sent\" TO \"sent_at\"",
              "COLUMN \"read_on\" TO \"read_at\"",
              "COLUMN \"timestamp\" TO \"happened_at\"",
              "COLUMN \"valid_until\" TO \"valid_until_at\"");
      assertThat(schema.findings(new TimestampNames("_at", "_until"))).hasSize(3);
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.fingerprint()).isEqualTo("NAM007 column app.notes.sent");
      assertThat(finding.problem()).isEqualTo("the name does not say that it is a moment");
      assertThat(finding.expected()).isEqualTo("a name that ends in _at");
      assertThat(finding.actual()).isEqualTo("sent");
      for (Finding each : schema.findings(RULE)) {
        schema.execute(each.fix().toSql());
      }
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }

  @Test
  void refuses_to_want_no_ending() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimestampNames(new String[0]))
        .withMessage("NAM007 needs at least one ending of such names");
  }
}

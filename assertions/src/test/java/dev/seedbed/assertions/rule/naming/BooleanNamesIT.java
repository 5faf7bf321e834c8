package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class BooleanNamesIT {
  private static final BooleanNames RULE = new BooleanNames();

  @Test
  void finds_booleans_that_do_not_ask() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE DOMAIN app.flag AS boolean;
            CREATE TABLE app.notes (archived boolean, is_done boolean, "hasTags" boolean,
              "Email Verified" app.flag, can_edit boolean, island text, is_archived text);
            CREATE TABLE app.child (more boolean) INHERITS (app.notes);
            """)) {
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("6 boolean columns");
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "NAM006 column app.child.more",
              "NAM006 column app.notes.archived",
              "NAM006 column app.notes.\"Email Verified\"",
              "NAM006 column app.notes.can_edit");
      assertThat(schema.findings(new BooleanNames("is_", "has_", "can_"))).hasSize(3);
      Finding finding = schema.findings(RULE).get(1);
      assertThat(finding.problem())
          .isEqualTo("the name does not say that it is a question of yes or no");
      assertThat(finding.expected()).isEqualTo("a name that begins with is_ or has_");
      assertThat(finding.actual()).isEqualTo("archived");
      assertThat(finding.fix().statements())
          .containsExactly(
              "ALTER TABLE \"app\".\"notes\" RENAME COLUMN \"archived\" TO \"is_archived_2\"");
      for (Finding each : schema.findings(RULE)) {
        schema.execute(each.fix().toSql());
      }
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }

  @Test
  void refuses_to_want_no_beginning() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BooleanNames(new String[0]))
        .withMessage("NAM006 needs at least one beginning of such names");
  }
}

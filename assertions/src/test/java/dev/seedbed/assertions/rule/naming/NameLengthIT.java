package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NameLengthIT {
  private static final NameLength RULE = new NameLength();

  @Test
  void finds_what_the_server_has_cut_off() throws SQLException {
    String name = "the_number_of_times_that_the_author_of_the_note_has_changed_it_x";
    String cut = name.substring(0, 63);
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.notes (%1$s integer, ok_%2$s integer,
              CONSTRAINT %1$s CHECK (%1$s > 0));
            CREATE FUNCTION app.%1$s(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
            CREATE INDEX %1$s ON app.notes (%1$s);
            CREATE INDEX ON app.notes (%1$s);
            ALTER TABLE app.notes ADD UNIQUE (%1$s, ok_%2$s);
            CREATE POLICY %1$s ON app.notes USING (true);
            CREATE SEQUENCE app.%1$s_2;
            """
                .formatted(name, name.substring(0, 59))
                .replace("SEQUENCE app." + name + "_2", "SEQUENCE app.s_" + name))) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "NAM011 column app.notes." + cut,
              "NAM011 relation app." + cut,
              "NAM011 constraint app.notes." + cut,
              "NAM011 policy app.notes." + cut,
              "NAM011 relation app.s_" + cut.substring(0, 61),
              "NAM011 function app." + cut + "(integer)");
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.problem())
          .isEqualTo("the name of the column has most likely been cut off by the server");
      assertThat(finding.expected()).isEqualTo("at most 62 bytes");
      assertThat(finding.actual()).isEqualTo("63 bytes");
      assertThat(finding.fix().statements())
          .containsExactly(
              "ALTER TABLE \"app\".\"notes\" RENAME COLUMN \""
                  + cut
                  + "\" TO"
                  + " \"the_number_of_times_that_the_author_of_the_note_has\"");
      for (Finding each : schema.findings(RULE)) {
        schema.execute(each.fix().toSql());
      }
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }

  @Test
  void counts_bytes_and_may_demand_less() throws SQLException {
    NameLength shorter = new NameLength(20);
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.t (abcdefghijklmnopqrst text, "üüüüüüüüüüü" text, ab_cdefghijklmnopqrstuvw text,
              "ab_cdefghijklmnop" text, "üüüüüüüü" text);
            CREATE TRIGGER a_trigger_with_a_long_name BEFORE UPDATE ON app.t
              FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
            """)) {
      assertThat(schema.findings(RULE)).isEmpty();
      assertThat(schema.findings(shorter))
          .map(Finding::actual)
          .containsExactly("22 bytes", "24 bytes", "26 bytes");
      assertThat(schema.findings(shorter).get(0).problem())
          .isEqualTo("the name of the column is longer than agreed");
      for (Finding each : schema.findings(shorter)) {
        schema.execute(schema.finding(shorter, each.objectName()).fix().toSql());
      }
      assertThat(schema.findings(shorter)).isEmpty();
      assertThat(
              schema.value("SELECT count(\"üüüüüüüü_2\") + count(ab_cdefghijklmnop_2) FROM app.t"))
          .isEqualTo("0");
    }
  }

  @Test
  void refuses_lengths_that_mean_nothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NameLength(63))
        .withMessage("NAM011 needs a length from 8 to 62, not 63");
  }
}

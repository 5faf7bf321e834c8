package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PrimaryKeyNamesIT {
  private static final PrimaryKeyNames RULE = new PrimaryKeyNames();

  @Test
  void finds_generated_keys_of_other_names() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.notes ("noteId" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
            CREATE TABLE app.tags (tag_id uuid PRIMARY KEY, id text);
            CREATE TABLE app.jobs (job_no serial PRIMARY KEY);
            CREATE TABLE app.users (id text PRIMARY KEY);
            CREATE TABLE app.profiles (user_id text PRIMARY KEY DEFAULT 'x' REFERENCES app.users);
            CREATE TABLE app.countries (code text PRIMARY KEY);
            CREATE TABLE app.years (year integer PRIMARY KEY);
            CREATE TABLE app.pairs (a uuid, b uuid, PRIMARY KEY (a, b));
            """)) {
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("4 generated primary keys");
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "NAM004 column app.jobs.job_no",
              "NAM004 column app.notes.\"noteId\"",
              "NAM004 column app.tags.tag_id");
      assertThat(schema.findings(new PrimaryKeyNames("id", "job_no"))).hasSize(2);
      Finding finding = schema.findings(RULE).get(1);
      assertThat(finding.problem())
          .isEqualTo(
              "the key means nothing outside of the database, and is not called as others are");
      assertThat(finding.expected()).isEqualTo("id");
      assertThat(finding.actual()).isEqualTo("\"noteId\"");
      assertThat(finding.fix().statements())
          .containsExactly("ALTER TABLE \"app\".\"notes\" RENAME COLUMN \"noteId\" TO \"id\"");
      schema.execute(finding.fix().toSql());
      assertThat(schema.findings(RULE)).hasSize(2);
    }
  }

  @Test
  void refuses_to_want_no_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PrimaryKeyNames(new String[0]))
        .withMessage("NAM004 needs at least one name of primary keys");
  }
}

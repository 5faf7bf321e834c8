package dev.seedbed.assertions.rule.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DuplicateIndexesIT {
  private static final DuplicateIndexes RULE = new DuplicateIndexes();

  @Test
  void finds_all_but_one_and_keeps_that_of_the_constraint() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app."Notes" (id bigint PRIMARY KEY, "Author" text, tags text[], n integer,
              CONSTRAINT z_key UNIQUE (n), CONSTRAINT y_key UNIQUE (n));
            CREATE UNIQUE INDEX a_key ON app."Notes" (n);
            CREATE INDEX "By Author" ON app."Notes" (lower("Author") DESC) WHERE n > 1;
            CREATE INDEX "Of Author" ON app."Notes" (lower("Author") DESC) WHERE n > 1;
            CREATE INDEX tags_1 ON app."Notes" USING gin (tags);
            CREATE INDEX tags_2 ON app."Notes" USING gin (tags);
            CREATE MATERIALIZED VIEW app.authors AS SELECT "Author" FROM app."Notes";
            CREATE INDEX m1 ON app.authors ("Author");
            CREATE INDEX m2 ON app.authors ("Author");
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "IDX002 relation app.\"Of Author\"",
              "IDX002 relation app.a_key",
              "IDX002 relation app.tags_2",
              "IDX002 relation app.m2");
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.problem())
          .isEqualTo("another index is the same but for its name: both are written, one is read");
      assertThat(finding.expected()).isEqualTo("one such index");
      assertThat(finding.actual()).isEqualTo("app.\"Of Author\" beside app.\"By Author\"");
      assertThat(finding.fix().statements()).containsExactly("DROP INDEX \"app\".\"Of Author\"");
      for (Finding each : schema.findings(RULE)) {
        schema.mend(RULE, each.objectName());
      }
    }
  }

  @Test
  void leaves_indexes_alone_that_differ_in_anything() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE SCHEMA lib;
            CREATE TABLE app.notes (a text, b text);
            CREATE TABLE lib.notes (a text, b text);
            CREATE INDEX same ON app.notes (a);
            CREATE INDEX same ON lib.notes (a);
            CREATE INDEX ON app.notes (a DESC);
            CREATE INDEX ON app.notes (a NULLS FIRST);
            CREATE INDEX ON app.notes (a COLLATE "C");
            CREATE INDEX ON app.notes (a text_pattern_ops);
            CREATE INDEX ON app.notes (a) INCLUDE (b);
            CREATE INDEX ON app.notes (a) WHERE b IS NULL;
            CREATE INDEX ON app.notes (a) WITH (fillfactor = 70);
            CREATE INDEX ON app.notes USING hash (a);
            CREATE INDEX ON app.notes (lower(a));
            CREATE UNIQUE INDEX ON app.notes (a);
            CREATE UNIQUE INDEX ON app.notes (a) NULLS NOT DISTINCT;
            CREATE INDEX failed ON app.notes (a);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.failed'::regclass;
            """)) {
      assertThat(schema.findings(RULE)).isEmpty();
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("14 indexes");
    }
  }
}

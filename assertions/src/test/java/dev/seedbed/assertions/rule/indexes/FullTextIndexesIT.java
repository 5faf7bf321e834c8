package dev.seedbed.assertions.rule.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FullTextIndexesIT {
  @Test
  void finds_words_without_an_index_and_text_that_it_is_told_of() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app."Notes" (title text, "Body" text, summary text, made_from text,
              words tsvector, served tsvector,
              made tsvector GENERATED ALWAYS AS (to_tsvector('english', made_from)) STORED);
            CREATE INDEX ON app."Notes" USING gin (served);
            CREATE INDEX ON app."Notes" USING gist (made);
            CREATE INDEX ON app."Notes" USING gin (to_tsvector('simple', title || summary));
            CREATE INDEX ON app."Notes" (words);
            CREATE TABLE app.events (n integer, words tsvector) PARTITION BY RANGE (n);
            CREATE TABLE app.part PARTITION OF app.events DEFAULT;
            CREATE INDEX ON app.part USING gin (words);
            """)) {
      FullTextIndexes rule =
          new FullTextIndexes("title", "Notes.Body", "app.Notes.made_from", "lib.Notes.summary");
      assertThat(new FullTextIndexes().check(schema.catalog()).examined())
          .hasToString("4 searched columns");
      assertThat(schema.findings(new FullTextIndexes()))
          .map(Finding::fingerprint)
          .containsExactly("IDX008 column app.\"Notes\".words");
      assertThat(rule.check(schema.catalog()).examined()).hasToString("7 searched columns");
      schema.execute("DROP INDEX app.\"Notes_served_idx\"");
      assertThat(schema.findings(rule))
          .map(Finding::fingerprint)
          .containsExactly(
              "IDX008 column app.\"Notes\".\"Body\"",
              "IDX008 column app.\"Notes\".words",
              "IDX008 column app.\"Notes\".served");
      Finding text = schema.findings(rule).get(0);
      assertThat(text.problem())
          .isEqualTo("no index finds rows by their words: each search reads the whole table");
      assertThat(text.expected()).isEqualTo("a valid index by gin or gist of its to_tsvector");
      assertThat(text.actual()).isEqualTo("none");
      assertThat(text.fix().statements())
          .containsExactly(
              "CREATE INDEX \"idx_Notes_Body\" ON \"app\".\"Notes\" USING gin"
                  + " (to_tsvector('english', \"Body\"))");
      Finding words = schema.findings(rule).get(1);
      assertThat(words.expected()).isEqualTo("a valid index by gin or gist");
      schema.mend(rule, text.objectName());
      schema.mend(rule, words.objectName());
    }
  }
}

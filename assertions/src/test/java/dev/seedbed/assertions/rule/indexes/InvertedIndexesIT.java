package dev.seedbed.assertions.rule.indexes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class InvertedIndexesIT {
  private static final InvertedIndexes RULE = new InvertedIndexes();

  private static final String NOTES =
      """
      CREATE SCHEMA app;
      CREATE TABLE app."Notes" (
        id bigint, "Author" text, tags text[], data jsonb, words tsvector, path integer[]);
      """;

  @Test
  void finds_them_and_keeps_the_other_keys() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            NOTES
                + """
                CREATE INDEX "Tags" ON app."Notes" (tags) WHERE id > 1;
                CREATE INDEX mixed ON app."Notes" ("Author" COLLATE "C" DESC, data);
                CREATE INDEX part ON app."Notes" ((data -> 'a'));
                CREATE INDEX words ON app."Notes" (words, tags);
                """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "IDX006 relation app.\"Tags\"",
              "IDX006 relation app.mixed",
              "IDX006 relation app.part",
              "IDX006 relation app.words");
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.problem())
          .isEqualTo("an index by btree finds whole values only, not what they hold");
      assertThat(finding.expected()).isEqualTo("an index by gin");
      assertThat(finding.actual()).isEqualTo("tags of type text[] under btree");
      assertThat(finding.fix().statements())
          .containsExactly(
              "DROP INDEX \"app\".\"Tags\"",
              "CREATE INDEX \"Tags\" ON \"app\".\"Notes\" USING gin (\"tags\") WHERE (id > 1)");
      assertThat(schema.finding(RULE, "app.mixed").fix().statements())
          .containsExactly(
              "DROP INDEX \"app\".\"mixed\"",
              "CREATE INDEX \"mixed\" ON \"app\".\"Notes\" (\"Author\" COLLATE \"pg_catalog\".\"C\""
                  + " \"pg_catalog\".\"text_ops\" DESC)",
              "CREATE INDEX \"idx_Notes_data\" ON \"app\".\"Notes\" USING gin (\"data\")");
      for (Finding each : schema.findings(RULE)) {
        schema.mend(RULE, each.objectName());
      }
    }
  }

  @Test
  void leaves_inverted_and_unique_indexes_and_other_types_alone() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            NOTES
                + """
                CREATE INDEX ON app."Notes" USING gin (tags);
                CREATE INDEX ON app."Notes" USING gist (words);
                CREATE INDEX ON app."Notes" ((data ->> 'a'), (tags[1]), cardinality(tags));
                CREATE UNIQUE INDEX ON app."Notes" (tags);
                ALTER TABLE app."Notes" ADD PRIMARY KEY (path);
                """)) {
      assertThat(schema.findings(RULE)).isEmpty();
      schema.execute("CREATE INDEX ON app.\"Notes\" (path)");
      assertThat(schema.findings(RULE)).hasSize(1);
      assertThat(schema.findings(new InvertedIndexes("jsonb"))).isEmpty();
    }
  }

  @Test
  void refuses_to_look_for_nothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InvertedIndexes(new String[0]))
        .withMessage("IDX006 needs at least one type that holds other values");
  }
}

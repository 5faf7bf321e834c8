package dev.seedbed.assertions.rule.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class IndexableDimensionsIT {
  private static final IndexableDimensions RULE = new IndexableDimensions();

  @Test
  void finds_what_is_too_long_and_indexes_a_shorter_form() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE SCHEMA ext;
            CREATE EXTENSION vector SCHEMA ext;
            SET search_path = ext;
            CREATE TABLE app."Notes" (
              "Large" vector(2001), larger vector(4001), half halfvec(4001),
              fits vector(2000), fits_half halfvec(4000), sparse sparsevec(100000), anything vector,
              served vector(3072));
            CREATE INDEX ON app."Notes" USING hnsw ((served::halfvec(3072)) halfvec_cosine_ops);
            """)) {
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("7 vector columns");
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "VEC003 column app.\"Notes\".\"Large\"",
              "VEC003 column app.\"Notes\".larger",
              "VEC003 column app.\"Notes\".half");
      assertThat(schema.findings(RULE))
          .map(finding -> finding.fix().statements().get(0))
          .containsExactly(
              "CREATE INDEX \"idx_Notes_Large\" ON \"app\".\"Notes\" USING hnsw"
                  + " ((\"Large\"::\"ext\".\"halfvec\"(2001)) \"ext\".\"halfvec_cosine_ops\")",
              "CREATE INDEX \"idx_Notes_larger\" ON \"app\".\"Notes\" USING hnsw"
                  + " ((\"ext\".\"binary_quantize\"(\"larger\")::bit(4001)) \"ext\".\"bit_hamming_ops\")",
              "CREATE INDEX \"idx_Notes_half\" ON \"app\".\"Notes\" USING hnsw"
                  + " ((\"ext\".\"binary_quantize\"(\"half\")::bit(4001)) \"ext\".\"bit_hamming_ops\")");
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.problem())
          .isEqualTo("no index takes so many dimensions, so each search reads every row");
      assertThat(finding.expected())
          .isEqualTo("at most 2000 dimensions for vector, or an index over a shorter form");
      assertThat(finding.actual()).isEqualTo("ext.vector(2001)");
      assertThat(finding.fix().notes())
          .endsWith(
              "Queries use it if they order by the same expression, \"Large\"::halfvec(2001).");
      for (Finding each : schema.findings(RULE)) {
        schema.mend(RULE, each.objectName());
      }
    }
  }
}

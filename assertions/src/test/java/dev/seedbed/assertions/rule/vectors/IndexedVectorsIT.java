package dev.seedbed.assertions.rule.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexedVectorsIT {
  private static final IndexedVectors RULE = new IndexedVectors();

  private static final String DOCUMENTS =
      """
      CREATE SCHEMA app;
      CREATE SCHEMA ext;
      CREATE EXTENSION vector SCHEMA ext;
      SET search_path = ext;
      CREATE TABLE app.documents (n integer, embedding vector(3));
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX ON app.documents USING hnsw (embedding vector_l2_ops)",
        "CREATE INDEX ON app.documents USING ivfflat (embedding vector_ip_ops)",
        "CREATE INDEX ON app.documents USING hnsw ((embedding::halfvec(3)) halfvec_cosine_ops)",
        "CREATE INDEX ON app.documents USING hnsw ((subvector(embedding, 1, 2)::vector(2)) vector_l2_ops)",
        "CREATE INDEX ON app.documents USING hnsw ((binary_quantize(embedding)::bit(3)) bit_hamming_ops)",
        "CREATE INDEX ON app.documents USING hnsw (embedding vector_l2_ops) WHERE n > 1",
      })
  void is_content_with_an_index_over_the_column(String index) throws SQLException {
    try (LiveSchema schema = LiveSchema.of(DOCUMENTS + index)) {
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX ON app.documents (embedding)",
        "CREATE INDEX i ON app.documents USING hnsw (embedding vector_l2_ops);"
            + "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.i'::regclass",
        "ALTER TABLE app.documents ADD embedding_2 vector(3);"
            + "CREATE INDEX ON app.documents USING hnsw ((embedding_2::halfvec(3)) halfvec_l2_ops)",
      })
  void is_not_content_with_what_finds_no_neighbours(String index) throws SQLException {
    try (LiveSchema schema = LiveSchema.of(DOCUMENTS + index)) {
      assertThat(schema.findings(RULE))
          .map(Finding::objectName)
          .containsExactly("app.documents.embedding");
      schema.mend(RULE, "app.documents.embedding");
    }
  }

  @Test
  void makes_the_index_that_fits_the_type() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE EXTENSION vector;
            CREATE DOMAIN app.meaning AS vector(2000);
            CREATE TABLE app."Notes" (
              "Embedding" halfvec(4000), sparse sparsevec(100000), of_domain app.meaning,
              anything vector, long vector(2001));
            CREATE TABLE app.parts (n integer, embedding vector(3)) PARTITION BY RANGE (n);
            CREATE TABLE app.one PARTITION OF app.parts FOR VALUES FROM (1) TO (2);
            CREATE TABLE app.two PARTITION OF app.parts FOR VALUES FROM (2) TO (3);
            CREATE INDEX ON app.one USING hnsw (embedding vector_l2_ops);
            """)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("4 vector columns");
      assertThat(result.notCounted())
          .map(Object::toString)
          .contains("2 vector columns that no index takes as it is (VEC001, VEC003)");
      assertThat(result.findings())
          .map(finding -> finding.fix().statements().get(0))
          .containsExactly(
              "CREATE INDEX \"idx_Notes_Embedding\" ON \"app\".\"Notes\" USING hnsw (\"Embedding\""
                  + " \"public\".\"halfvec_cosine_ops\")",
              "CREATE INDEX \"idx_Notes_sparse\" ON \"app\".\"Notes\" USING hnsw (\"sparse\""
                  + " \"public\".\"sparsevec_cosine_ops\")",
              "CREATE INDEX \"idx_Notes_of_domain\" ON \"app\".\"Notes\" USING hnsw"
                  + " ((\"of_domain\"::\"public\".\"vector\"(2000)) \"public\".\"vector_cosine_ops\")",
              "CREATE INDEX \"idx_parts_embedding\" ON \"app\".\"parts\" USING hnsw (\"embedding\""
                  + " \"public\".\"vector_cosine_ops\")");
      Finding finding = result.findings().get(0);
      assertThat(finding.problem())
          .isEqualTo("no index finds its nearest neighbours: each search reads every row");
      assertThat(finding.expected()).isEqualTo("a valid index by hnsw or ivfflat");
      assertThat(finding.actual()).isEqualTo("none");
      assertThat(finding.fix().notes())
          .containsExactly(
              "Where the table is in use, say CREATE INDEX CONCURRENTLY, outside of a transaction:"
                  + " this keeps writers out while it runs.",
              "It is for the cosine distance, <=>: write the operator class of the one that is asked"
                  + " for.");
      for (Finding each : result.findings()) {
        schema.mend(RULE, each.objectName());
      }
    }
  }
}

package dev.seedbed.assertions.rule.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorClassesIT {

  @Test
  void finds_indexes_for_another_distance() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE SCHEMA lib;
            CREATE SCHEMA ext;
            CREATE EXTENSION vector SCHEMA ext;
            SET search_path = ext;
            CREATE TABLE app."Notes" (n integer, embedding vector(3), "Title" vector(3));
            CREATE TABLE lib."Notes" (embedding vector(3));
            CREATE INDEX "I" ON app."Notes" USING hnsw (embedding vector_l2_ops)
              WITH (m = 24) WHERE n > 1;
            CREATE INDEX half ON app."Notes" USING hnsw ((embedding::halfvec(3)) halfvec_ip_ops);
            CREATE INDEX bits ON app."Notes"
              USING hnsw ((binary_quantize(embedding)::bit(3)) bit_hamming_ops);
            CREATE INDEX right_one ON app."Notes" USING ivfflat (embedding vector_cosine_ops);
            CREATE INDEX title ON app."Notes" USING hnsw ("Title" vector_l2_ops);
            CREATE INDEX lib ON lib."Notes" USING hnsw (embedding vector_l2_ops);
            """)) {
      OperatorClasses usual = new OperatorClasses();
      assertThat(schema.findings(usual))
          .map(Finding::objectName)
          .containsExactly("app.\"I\"", "app.half", "lib.lib");
      OperatorClasses own =
          new OperatorClasses(
              Map.of("embedding", "cosine", "lib.Notes.embedding", "l2", "Notes.Title", "ip"));
      assertThat(own.check(schema.catalog()).examined()).hasToString("3 vector columns");
      assertThat(schema.findings(own))
          .map(Finding::fingerprint)
          .containsExactly(
              "VEC005 relation app.\"I\"", "VEC005 relation app.half", "VEC005 relation app.title");
      Finding finding = schema.findings(own).get(0);
      assertThat(finding.problem())
          .isEqualTo(
              "queries order app.\"Notes\".embedding by another distance than the index does, and"
                  + " cannot use it");
      assertThat(finding.expected()).isEqualTo("ext.vector_cosine_ops");
      assertThat(finding.actual()).isEqualTo("ext.vector_l2_ops");
      assertThat(finding.fix().statements())
          .containsExactly(
              "DROP INDEX \"app\".\"I\"",
              "CREATE INDEX \"I\" ON \"app\".\"Notes\" USING hnsw (\"embedding\""
                  + " \"ext\".\"vector_cosine_ops\") WITH (m = '24') WHERE (n > 1)");
      for (Finding each : schema.findings(own)) {
        schema.mend(own, each.objectName());
      }
    }
  }

  @Test
  void refuses_unknown_distances() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OperatorClasses(Map.of("embedding", "euclid")))
        .withMessage("VEC005 knows the distances [cosine, ip, l1, l2], not euclid of embedding");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OperatorClasses(Map.of()))
        .withMessage("VEC005 needs at least one column and its distance");
  }
}

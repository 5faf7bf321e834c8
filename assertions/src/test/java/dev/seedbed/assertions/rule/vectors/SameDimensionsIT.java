package dev.seedbed.assertions.rule.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SameDimensionsIT {
  private static final SameDimensions RULE = new SameDimensions();

  @Test
  void finds_the_columns_that_differ_from_most_of_the_same_name() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE SCHEMA "Lib";
            CREATE EXTENSION vector;
            CREATE TABLE app.documents (embedding vector(1536), summary vector(5));
            CREATE TABLE "Lib".documents (embedding halfvec(1536), "Embedding" vector(7));
            CREATE TABLE "Lib".images (embedding vector(512) NOT NULL, anything vector);
            CREATE TABLE app.old (embedding vector);
            INSERT INTO "Lib".images SELECT array_fill(1, '{512}')::vector;
            """)) {
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("5 vector columns");
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly("VEC006 column \"Lib\".images.embedding");
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.problem())
          .isEqualTo("vectors of embedding do not have as many dimensions as elsewhere");
      assertThat(finding.expected())
          .isEqualTo("1536 dimensions, as in \"Lib\".documents.embedding");
      assertThat(finding.actual()).isEqualTo("512 dimensions");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Empties the column: compute its vectors anew, with the other columns' model.
              -- Say SET NOT NULL again once that is done.
              ALTER TABLE "Lib"."images" ALTER COLUMN "embedding" DROP NOT NULL;
              ALTER TABLE "Lib"."images" ALTER COLUMN "embedding" TYPE "public"."vector"(1536) USING NULL;""");
      schema.mend(RULE, "\"Lib\".images.embedding");
    }
  }

  @Test
  void goes_by_models_where_these_are_named() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE EXTENSION vector;
            CREATE TABLE app.documents (embedding vector(3072), title vector(768));
            CREATE TABLE app.images (embedding vector(512));
            CREATE INDEX ON app.documents USING hnsw ((embedding::halfvec(3072)) halfvec_l2_ops);
            CREATE INDEX ON app.documents USING hnsw (title vector_l2_ops);
            """)) {
      assertThat(schema.findings(RULE)).hasSize(1);
      SameDimensions own =
          new SameDimensions(
              Map.of(
                  "text", List.of("documents.embedding", "title"),
                  "images", List.of("app.images.embedding")));
      assertThat(schema.findings(own)).map(Finding::actual).containsExactly("3072 dimensions");
      schema.execute(schema.findings(own).get(0).fix().toSql());
      assertThat(schema.findings(own)).isEmpty();
    }
  }

  @Test
  void makes_an_index_that_takes_the_new_dimensions() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE EXTENSION vector;
            CREATE TABLE app.documents (embedding vector(3072));
            CREATE TABLE app.images (embedding vector(3072));
            CREATE TABLE app.sounds (embedding vector(512));
            CREATE INDEX ON app.sounds USING hnsw (embedding vector_l2_ops);
            """)) {
      schema.mend(RULE, "app.sounds.embedding");
    }
  }
}

package dev.seedbed.assertions.rule.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StatedDimensionsIT {
  private static final StatedDimensions RULE = new StatedDimensions();

  @Test
  void finds_columns_without_and_takes_dimensions_from_others() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE SCHEMA "Ext";
            CREATE EXTENSION vector SCHEMA "Ext";
            CREATE DOMAIN app.meaning AS "Ext".halfvec;
            CREATE TABLE app.documents (n integer, title "Ext".vector(3), embedding "Ext".vector(5));
            CREATE TABLE app."Notes" (
              "Embedding" "Ext".vector, embedding "Ext".vector, half app.meaning, sparse "Ext".sparsevec);
            CREATE TABLE app.mixed (model text, embedding "Ext".vector, vector text);
            CREATE INDEX ON app.mixed USING hnsw ((embedding::"Ext".vector(3)) "Ext".vector_l2_ops)
              WHERE model = 'small';
            CREATE VIEW app.all AS SELECT embedding FROM app."Notes";
            """)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("7 vector columns");
      assertThat(result.findings())
          .map(Finding::fingerprint)
          .containsExactly(
              "VEC001 column app.\"Notes\".\"Embedding\"",
              "VEC001 column app.\"Notes\".embedding",
              "VEC001 column app.\"Notes\".half",
              "VEC001 column app.\"Notes\".sparse");
      assertThat(result.findings())
          .map(finding -> finding.fix().statements().get(0))
          .map(sql -> sql.substring(sql.indexOf("TYPE")))
          .containsExactly(
              "TYPE \"Ext\".\"vector\"(3)",
              "TYPE \"Ext\".\"vector\"(5)",
              "TYPE \"Ext\".\"halfvec\"(1536)",
              "TYPE \"Ext\".\"sparsevec\"(1536)");
      Finding finding = result.findings().get(1);
      assertThat(finding.problem())
          .isEqualTo("vectors of any length fit in, and no index can be made");
      assertThat(finding.expected()).isEqualTo("a type with dimensions, such as \"Ext\".vector(5)");
      assertThat(finding.actual()).isEqualTo("\"Ext\".vector");
      assertThat(finding.fix().notes())
          .containsExactly(
              "5 is a guess: write what the model answers with. Rows with another number stop the"
                  + " change.",
              "PostgreSQL refuses this while other definitions use the column: drop them before and"
                  + " make them again after. They seem to be: view app.\"all\".",
              "Where the table is in use, say CREATE INDEX CONCURRENTLY, outside of a transaction:"
                  + " this keeps writers out while it runs.",
              "It is for the cosine distance, <=>: write the operator class of the one that is asked"
                  + " for.");
      schema.execute("DROP VIEW app.all");
      schema.execute(finding.fix().toSql());
      assertThat(schema.findings(RULE)).hasSize(3);
    }
  }
}

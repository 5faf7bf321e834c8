package dev.seedbed.assertions.rule.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class HnswOptionsIT {
  private static final HnswOptions RULE = new HnswOptions();

  @Test
  void finds_indexes_with_less_and_on_request_with_more() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE EXTENSION vector;
            CREATE TABLE app."Notes" (n integer, e vector(3));
            INSERT INTO app."Notes" VALUES (1, '[1,2,3]');
            CREATE INDEX "Few" ON app."Notes" USING hnsw (e vector_l2_ops) WITH (m = 8);
            CREATE INDEX low ON app."Notes" USING hnsw (e vector_ip_ops) WITH (ef_construction = 40);
            CREATE INDEX usual ON app."Notes" USING hnsw (e vector_cosine_ops);
            CREATE INDEX many ON app."Notes" USING hnsw (e vector_l1_ops)
              WITH (m = 32, ef_construction = 64);
            CREATE INDEX lists ON app."Notes" USING ivfflat (e vector_l2_ops) WITH (lists = 1);
            CREATE TABLE app.parts (n integer, e vector(3)) PARTITION BY RANGE (n);
            CREATE TABLE app.one PARTITION OF app.parts FOR VALUES FROM (1) TO (2);
            CREATE INDEX part ON app.parts USING hnsw (e vector_l2_ops) WITH (m = 4);
            """)) {
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("5 indexes by hnsw");
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "VEC004 relation app.\"Few\"", "VEC004 relation app.low", "VEC004 relation app.part");
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.problem())
          .isEqualTo("the index is built less thoroughly than agreed, and misses more neighbours");
      assertThat(finding.expected()).isEqualTo("at least m = 16, ef_construction = 64");
      assertThat(finding.actual()).isEqualTo("m = 8, ef_construction = 64");
      assertThat(finding.fix().statements())
          .containsExactly(
              "ALTER INDEX \"app\".\"Few\" SET (m = 16, ef_construction = 64)",
              "REINDEX INDEX \"app\".\"Few\"");
      for (Finding each : schema.findings(RULE)) {
        schema.mend(RULE, each.objectName());
      }
      HnswOptions exactly = new HnswOptions(16, 64, true);
      assertThat(schema.finding(exactly, "app.many").problem())
          .isEqualTo("the index is built more thoroughly than agreed: bigger, and slower to build");
      schema.mend(exactly, "app.many");
      HnswOptions more = new HnswOptions(40, 100);
      assertThat(schema.findings(more)).hasSize(5);
      schema.mend(more, "app.many");
    }
  }

  @Test
  void refuses_what_pgvector_does() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HnswOptions(1, 64))
        .withMessage("VEC004 needs an m from 2 to 100, not 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HnswOptions(16, 31))
        .withMessage("VEC004 needs an ef_construction from twice m to 1000, not 31");
  }
}

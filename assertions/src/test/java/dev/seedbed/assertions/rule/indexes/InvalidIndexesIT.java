package dev.seedbed.assertions.rule.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class InvalidIndexesIT {
  private static final InvalidIndexes RULE = new InvalidIndexes();

  private static String invalid(String index) {
    return "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '%s'::regclass;"
        .formatted(index);
  }

  @Test
  void finds_what_failed_and_makes_it_again_as_it_was() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.notes (a integer, b text, CONSTRAINT "Key" UNIQUE (a) DEFERRABLE);
            CREATE UNIQUE INDEX "I" ON app.notes (lower(b) DESC) INCLUDE (a)
              NULLS NOT DISTINCT WITH (fillfactor = 70) WHERE a > 1;
            CREATE INDEX "I_ccnew1" ON app.notes (b);
            CREATE INDEX sound ON app.notes (a, b);
            """
                + invalid("app.\"I\"")
                + invalid("app.\"I_ccnew1\"")
                + invalid("app.\"Key\""))) {
      String before = schema.value("SELECT pg_get_indexdef('app.\"I\"'::regclass)");
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "IDX004 relation app.\"I\"",
              "IDX004 relation app.\"I_ccnew1\"",
              "IDX004 relation app.\"Key\"");
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.problem())
          .isEqualTo("no query uses the index, and every write maintains it");
      assertThat(finding.expected()).isEqualTo("a valid index, or none");
      assertThat(finding.actual()).isEqualTo("invalid");
      assertThat(finding.fix().notes())
          .containsExactly(
              "CREATE INDEX CONCURRENTLY failed, or still runs: look at"
                  + " pg_stat_progress_create_index first.",
              "Where the table is in use, say CREATE INDEX CONCURRENTLY, outside of a transaction:"
                  + " this keeps writers out while it runs.",
              "Rows that have the same keys stop it: find and mend them before.");
      for (Finding each : schema.findings(RULE)) {
        schema.mend(RULE, each.objectName());
      }
      assertThat(schema.value("SELECT pg_get_indexdef('app.\"I\"'::regclass)")).isEqualTo(before);
      assertThat(schema.value("SELECT condeferrable FROM pg_constraint WHERE conname = 'Key'"))
          .isEqualTo("t");
      assertThat(schema.value("SELECT to_regclass('app.\"I_ccnew1\"')")).isNull();
    }
  }

  @Test
  void finds_indexes_of_partitions_and_those_that_a_partition_lacks() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.events (at date, n integer) PARTITION BY RANGE (at);
            CREATE TABLE app.all PARTITION OF app.events FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
            CREATE INDEX by_n ON ONLY app.events (n);
            CREATE INDEX i ON app.all (at);
            """
                + invalid("app.i"))) {
      assertThat(schema.findings(RULE))
          .map(Finding::objectName)
          .containsExactly("app.i", "app.by_n");
      assertThat(RULE.check(schema.catalog()).notCounted())
          .map(Object::toString)
          .containsExactly("0 migration history tables", "0 of extensions");
      schema.mend(RULE, "app.by_n");
      schema.mend(RULE, "app.i");
    }
  }
}

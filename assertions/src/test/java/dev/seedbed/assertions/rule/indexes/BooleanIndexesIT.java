package dev.seedbed.assertions.rule.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class BooleanIndexesIT {
  private static final BooleanIndexes RULE = new BooleanIndexes();

  @Test
  void finds_indexes_of_all_rows_by_a_boolean_alone() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE DOMAIN app.flag AS boolean;
            CREATE TABLE app.jobs (n integer, "isDone" boolean, late app.flag);
            CREATE INDEX "Done" ON app.jobs ("isDone");
            CREATE INDEX late ON app.jobs USING hash (late);
            CREATE INDEX many ON app.jobs ((n > 100));

            CREATE INDEX further ON app.jobs ("isDone", n);
            CREATE INDEX behind ON app.jobs (n, late);
            CREATE INDEX partial ON app.jobs ("isDone") WHERE NOT "isDone";
            CREATE INDEX covering ON app.jobs (late) INCLUDE (n);
            CREATE UNIQUE INDEX one_of_each ON app.jobs (late);
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "IDX005 relation app.\"Done\"",
              "IDX005 relation app.late",
              "IDX005 relation app.many");
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.problem())
          .isEqualTo(
              "the index tells two kinds of rows apart: it is written by all and used for few");
      assertThat(finding.expected()).isEqualTo("a partial index, or one with further keys");
      assertThat(finding.actual()).isEqualTo("the only key is \"isDone\", a boolean");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Where few rows have one of the values and are looked for, make a partial index of what \
              they are looked for by, WHERE "isDone".
              -- Where the table is in use, say DROP INDEX CONCURRENTLY, outside of a transaction.
              DROP INDEX "app"."Done";""");
      for (Finding each : schema.findings(RULE)) {
        schema.mend(RULE, each.objectName());
      }
    }
  }
}

package dev.seedbed.assertions.rule.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedundantIndexesIT {
  private static final RedundantIndexes RULE = new RedundantIndexes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX i ON app.notes (a)                    | CREATE INDEX j ON app.notes (a, b)
          CREATE INDEX i ON app.notes (a, b DESC)            | CREATE INDEX j ON app.notes (a, b DESC, c)
          CREATE INDEX i ON app.notes (a, b DESC)            | CREATE INDEX j ON app.notes (a DESC, b, c)
          CREATE INDEX i ON app.notes (a)                    | CREATE UNIQUE INDEX j ON app.notes (a)
          CREATE INDEX i ON app.notes (a)                    | ALTER TABLE app.notes ADD PRIMARY KEY (a, b)
          CREATE INDEX i ON app.notes (a) WHERE c > 1        | CREATE INDEX j ON app.notes (a, b) WHERE c > 1
          CREATE INDEX i ON app.notes (a) INCLUDE (b)        | CREATE INDEX j ON app.notes (a, c, b)
          CREATE INDEX i ON app.notes (a)                    | CREATE INDEX j ON app.notes (a) INCLUDE (b)
          CREATE INDEX i ON app.notes (lower(b))             | CREATE INDEX j ON app.notes (lower(b), a)
          CREATE INDEX i ON app.notes (a DESC)               | CREATE INDEX h ON app.notes (a)
          """)
  void finds_what_another_index_does_as_well(String index, String other) throws SQLException {
    try (LiveSchema schema = LiveSchema.of(tables() + index + ";" + other)) {
      assertThat(schema.findings(RULE)).map(Finding::objectName).containsExactly("app.i");
      schema.mend(RULE, "app.i");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE UNIQUE INDEX i ON app.notes (a)             | CREATE INDEX j ON app.notes (a, b)
          ALTER TABLE app.notes ADD UNIQUE (a)               | CREATE INDEX j ON app.notes (a, b)
          CREATE INDEX i ON app.notes (b)                    | CREATE INDEX j ON app.notes (a, b)
          CREATE INDEX i ON app.notes (a, b DESC)            | CREATE INDEX j ON app.notes (a, b, c)
          CREATE INDEX i ON app.notes (a NULLS FIRST)        | CREATE INDEX j ON app.notes (a, b)
          CREATE INDEX i ON app.notes (b COLLATE "C")        | CREATE INDEX j ON app.notes (b, a)
          CREATE INDEX i ON app.notes (b text_pattern_ops)   | CREATE INDEX j ON app.notes (b, a)
          CREATE INDEX i ON app.notes (a) WHERE c > 1        | CREATE INDEX j ON app.notes (a, b)
          CREATE INDEX i ON app.notes (a)                    | CREATE INDEX j ON app.notes (a, b) WHERE c > 1
          CREATE INDEX i ON app.notes (a) INCLUDE (c)        | CREATE INDEX j ON app.notes (a, b)
          CREATE INDEX i ON app.notes USING hash (a)         | CREATE INDEX j ON app.notes (a, b)
          CREATE INDEX i ON app.notes USING gin (tags)       | CREATE INDEX j ON app.notes (tags, a)
          CREATE INDEX i ON lib.notes (a)                    | CREATE INDEX j ON app.notes (a, b)
          CREATE INDEX i ON app.notes (a)                    | CREATE INDEX j ON app.notes (a)
          """)
  void leaves_alone_what_is_good_for_something_else(String index, String other)
      throws SQLException {
    try (LiveSchema schema = LiveSchema.of(tables() + index + ";" + other)) {
      assertThat(schema.findings(RULE)).isEmpty();
      assertThat(RULE.check(schema.catalog()).examined().number()).isEqualTo(2);
    }
  }

  private static String tables() {
    return """
        CREATE SCHEMA app;
        CREATE SCHEMA lib;
        CREATE TABLE app.notes (a integer, b text, c integer, tags text[]);
        CREATE TABLE lib.notes (a integer, b text);
        """;
  }

  @Test
  void names_the_longest_index_and_finds_all_that_it_does_for() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            tables()
                + """
                CREATE INDEX "One" ON app.notes (a);
                CREATE INDEX two ON app.notes (a, b DESC);
                CREATE INDEX three ON app.notes (a, b DESC, c);
                """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::actual)
          .containsExactly(
              "(a) beside app.three (a, b DESC, c)", "(a, b DESC) beside app.three (a, b DESC, c)");
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.fingerprint()).isEqualTo("IDX003 relation app.\"One\"");
      assertThat(finding.problem())
          .isEqualTo(
              "another index begins with the same keys and does for both: this one is written for"
                  + " nothing");
      assertThat(finding.expected()).isEqualTo("one index");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Where the table is in use, say DROP INDEX CONCURRENTLY, outside of a transaction.
              DROP INDEX "app"."One";""");
    }
  }
}

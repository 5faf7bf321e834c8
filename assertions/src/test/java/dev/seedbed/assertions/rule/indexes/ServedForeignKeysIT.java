package dev.seedbed.assertions.rule.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedForeignKeysIT {
  private static final ServedForeignKeys RULE = new ServedForeignKeys();

  /** A pair refers to a pair: columns a and b to those of app.pairs. */
  private static final String PAIRS =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.pairs (a integer, b text, PRIMARY KEY (a, b));
      CREATE TABLE app.uses (n integer, a integer, b text, c integer,
        CONSTRAINT "Pair" FOREIGN KEY (a, b) REFERENCES app.pairs);
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX ON app.uses (a, b)",
        "CREATE INDEX ON app.uses (b DESC, a, c) INCLUDE (n)",
        "CREATE UNIQUE INDEX ON app.uses (a, b, n)",
        "ALTER TABLE app.uses ADD PRIMARY KEY (b, a)",
        "ALTER TABLE app.uses ADD UNIQUE (a, b, n)",
        "CREATE INDEX ON app.uses (a, b) WHERE a IS NOT NULL",
        "CREATE INDEX ON app.uses (a, b) WHERE (b IS NOT NULL AND a IS NOT NULL)",
        "CREATE INDEX ON app.uses (a, b text_pattern_ops)",
      })
  void is_content_with_any_index_that_the_server_can_use(String index) throws SQLException {
    try (LiveSchema schema = LiveSchema.of(PAIRS + index)) {
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX i ON app.uses (a, c, b); -- app.i does not begin with them",
        "CREATE INDEX i ON app.uses (c, a, b); -- app.i does not begin with them",
        "CREATE INDEX i ON app.uses (a) INCLUDE (b); -- app.i does not begin with them",
        "CREATE INDEX i ON app.uses (a, lower(b)); -- app.i does not begin with them",
        "CREATE INDEX i ON app.uses (a, b) WHERE c IS NOT NULL; -- app.i is partial",
        "CREATE INDEX i ON app.uses (a, b) WHERE a IS NOT NULL AND c > 1; -- app.i is partial",
        "CREATE INDEX i ON app.uses (a, b) WHERE a IS NULL; -- app.i is partial",
        "CREATE INDEX i ON app.uses (a, b COLLATE \"C\"); -- app.i has another collation",
        "CREATE INDEX i ON app.uses USING brin (a, b); -- app.i is of the method brin",
        "CREATE INDEX i ON app.uses (a, b); UPDATE pg_index SET indisvalid = false"
            + " WHERE indexrelid = 'app.i'::regclass; -- app.i is not valid",
      })
  void says_of_each_index_of_the_columns_why_it_does_not_do(String index) throws SQLException {
    try (LiveSchema schema = LiveSchema.of(PAIRS + index)) {
      assertThat(schema.findings(RULE))
          .map(Finding::actual)
          .containsExactly(index.substring(index.indexOf("-- ") + 3));
      schema.mend(RULE, "app.uses.\"Pair\"");
    }
  }

  @Test
  void finds_each_foreign_key_with_the_index_that_it_needs() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE SCHEMA "My App";
            CREATE TABLE app.users (id bigint PRIMARY KEY, boss bigint REFERENCES app.users);
            CREATE TABLE "My App".users ("Id" text PRIMARY KEY);
            CREATE TABLE "My App"."Notes" (
              "Author" text REFERENCES "My App".users, reader bigint REFERENCES app.users);
            CREATE INDEX "Reader" ON "My App"."Notes" USING hash (reader);
            """)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("3 foreign keys");
      assertThat(result.findings())
          .map(Finding::fingerprint)
          .containsExactly(
              "IDX001 constraint \"My App\".\"Notes\".\"Notes_Author_fkey\"",
              "IDX001 constraint app.users.users_boss_fkey");
      Finding finding = result.findings().get(0);
      assertThat(finding.problem())
          .isEqualTo(
              "no index finds the rows that refer to a row of \"My App\".users: each delete or"
                  + " change of its key reads the whole table");
      assertThat(finding.expected())
          .isEqualTo("a valid index of all rows whose first keys are \"Author\"");
      assertThat(finding.actual()).isEqualTo("none");
      assertThat(finding.fix().statements())
          .containsExactly(
              "CREATE INDEX \"idx_Notes_Author\" ON \"My App\".\"Notes\" (\"Author\")");
      schema.mend(RULE, finding.objectName());
      schema.mend(RULE, "app.users.users_boss_fkey");
    }
  }

  @Test
  void looks_for_indexes_of_partitions_where_their_table_has_none() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.users (id bigint PRIMARY KEY);
            CREATE TABLE app.events (at date, user_id bigint REFERENCES app.users)
              PARTITION BY RANGE (at);
            CREATE TABLE app.old PARTITION OF app.events FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
            CREATE TABLE app.new PARTITION OF app.events FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);
            CREATE INDEX ON app.old (user_id);
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::objectName)
          .containsExactly("app.events.events_user_id_fkey");
      schema.execute("CREATE INDEX ON app.new (user_id)");
      assertThat(schema.findings(RULE)).isEmpty();
      schema.execute("DROP INDEX app.new_user_id_idx");
      schema.mend(RULE, "app.events.events_user_id_fkey");
    }
  }

  @Test
  void gives_the_index_a_name_that_is_free_and_not_too_long() throws SQLException {
    String column = "ü".repeat(31);
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.users (id bigint PRIMARY KEY);
            CREATE VIEW app.idx_a_user_id AS SELECT 1;
            CREATE TABLE app.a (user_id bigint REFERENCES app.users, "%s" bigint REFERENCES app.users);
            """
                .formatted(column))) {
      assertThat(schema.findings(RULE))
          .map(finding -> finding.fix().statements().get(0))
          .containsExactly(
              "CREATE INDEX \"idx_a_user_id_2\" ON \"app\".\"a\" (\"user_id\")",
              "CREATE INDEX \"idx_a_%s\" ON \"app\".\"a\" (\"%s\")"
                  .formatted("ü".repeat(28), column));
      schema.mend(RULE, "app.a.a_user_id_fkey");
    }
  }
}

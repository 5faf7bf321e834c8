package dev.seedbed.assertions.rule.timestamps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredTimestampsIT {
  private static final RequiredTimestamps RULE = new RequiredTimestamps();
  private static final String UPDATED_AT = "updated_at timestamptz NOT NULL DEFAULT now()";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamptz NOT NULL DEFAULT now()",
        "timestamptz NOT NULL DEFAULT NOW()",
        "timestamptz DEFAULT pg_catalog.now() NOT NULL",
        "timestamptz NOT NULL DEFAULT ((CURRENT_TIMESTAMP))",
        "timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP(3)",
        "timestamptz NOT NULL DEFAULT transaction_timestamp()",
        "timestamptz NOT NULL DEFAULT 'now'::text::timestamptz",
        "timestamptz NOT NULL DEFAULT CAST('NOW' AS varchar)::timestamptz(3)",
        "timestamptz NOT NULL DEFAULT now()::timestamptz(0)",
        "timestamptz(3) NOT NULL DEFAULT now()",
        "timestamptz(3) PRIMARY KEY DEFAULT CURRENT_TIMESTAMP(3)",
        "app.moment",
        "app.inner_moment DEFAULT now() NOT NULL"
      })
  void takes_now_however_it_is_written(String definition) throws SQLException {
    try (LiveSchema schema = withCreatedAt(definition)) {
      assertThat(schema.findings(RULE)).map(Finding::problem).isEmpty();
      schema.execute("INSERT INTO app.jobs DEFAULT VALUES");
      assertThat(
              schema.value("SELECT abs(extract(epoch FROM now() - created_at)) < 1 FROM app.jobs"))
          .isEqualTo("t");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamptz",
        "timestamptz DEFAULT now()",
        "timestamptz NOT NULL",
        "timestamptz NOT NULL DEFAULT 'now'",
        "timestamptz NOT NULL DEFAULT 'infinity'",
        "timestamptz NOT NULL DEFAULT clock_timestamp()",
        "timestamptz NOT NULL DEFAULT statement_timestamp()",
        "timestamptz NOT NULL DEFAULT LOCALTIMESTAMP",
        "timestamptz NOT NULL DEFAULT (now() AT TIME ZONE 'utc')",
        "timestamptz NOT NULL DEFAULT now()::timestamp",
        "timestamptz NOT NULL DEFAULT now() + interval '1 day'",
        "timestamptz NOT NULL DEFAULT app.now()",
        "timestamptz GENERATED ALWAYS AS (updated_at) STORED",
        "timestamp",
        "timestamp NOT NULL DEFAULT now()",
        "timestamp(3) DEFAULT CURRENT_TIMESTAMP(3)",
        "timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc')",
        "timestamp GENERATED ALWAYS AS (updated_at AT TIME ZONE 'UTC') STORED",
        "date NOT NULL DEFAULT now()",
        "time NOT NULL DEFAULT now()::time",
        "interval NOT NULL",
        "text NOT NULL DEFAULT now()",
        "varchar(40)",
        "integer DEFAULT extract(epoch FROM now())",
        "bigint NOT NULL DEFAULT extract(epoch FROM now()) * 1000",
        "numeric(20, 6)",
        "double precision",
        "uuid NOT NULL DEFAULT gen_random_uuid()",
        "jsonb",
        "app.local_moment",
        "app.inner_moment"
      })
  void corrects_anything_else(String definition) throws SQLException {
    try (LiveSchema schema = withCreatedAt(definition)) {
      schema.mend(RULE, "app.jobs.created_at");
      schema.execute("INSERT INTO app.jobs (id) VALUES (1)");
      assertThat(schema.value("SELECT created_at = now() FROM app.jobs")).isEqualTo("t");
    }
  }

  private static LiveSchema withCreatedAt(String definition) throws SQLException {
    return LiveSchema.of(
        """
        CREATE SCHEMA app;
        CREATE FUNCTION app.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT pg_catalog.now()';
        CREATE DOMAIN app.inner_moment AS timestamptz;
        CREATE DOMAIN app.moment AS app.inner_moment DEFAULT CURRENT_TIMESTAMP NOT NULL;
        CREATE DOMAIN app.local_moment AS timestamp DEFAULT now() NOT NULL;
        CREATE TABLE app.jobs (id integer, created_at %s, %s);
        """
            .formatted(definition, UPDATED_AT));
  }

  @Test
  void adds_what_is_missing_to_a_table_with_rows() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA "My App";
            CREATE TABLE "My App"."Job ""x\""" (id integer);
            INSERT INTO "My App"."Job ""x\""" VALUES (1);
            """)) {
      schema.mend(RULE, "\"My App\".\"Job \"\"x\"\"\".created_at");
      schema.mend(RULE, "\"My App\".\"Job \"\"x\"\"\".updated_at");
      assertThat(schema.value("SELECT created_at = now() FROM \"My App\".\"Job \"\"x\"\"\""))
          .isEqualTo("t");
    }
  }

  @Test
  void adds_columns_of_quoted_names() throws SQLException {
    try (LiveSchema schema = LiveSchema.of("CREATE SCHEMA app; CREATE TABLE app.jobs ()")) {
      schema.mend(new RequiredTimestamps("createdAt"), "app.jobs.\"createdAt\"");
    }
  }

  @Test
  void converts_what_rows_hold() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            SET LOCAL TIME ZONE 'America/New_York';
            CREATE SCHEMA app;
            CREATE TABLE app.a (created_at timestamp, %1$s);
            CREATE TABLE app.b (created_at bigint, %1$s);
            CREATE TABLE app.c (created_at integer, %1$s);
            CREATE TABLE app.d (created_at text, %1$s);
            CREATE TABLE app.e (created_at date, %1$s);
            INSERT INTO app.a VALUES ('2026-01-02 03:04:05'), (NULL);
            INSERT INTO app.b VALUES (1767323045000), (NULL);
            INSERT INTO app.c VALUES (1767323045), (NULL);
            INSERT INTO app.d VALUES ('2026-01-02T03:04:05Z'), (NULL);
            INSERT INTO app.e VALUES ('2026-01-02'), (NULL);
            """
                .formatted(UPDATED_AT))) {
      for (String table : new String[] {"a", "b", "c", "d", "e"}) {
        schema.mend(RULE, "app." + table + ".created_at");
        String time = table.equals("e") ? "00:00:00" : "03:04:05";
        assertThat(
                schema.value(
                    "SELECT string_agg((created_at AT TIME ZONE 'UTC')::text, ',') FROM app."
                        + table
                        + " WHERE created_at <> now()"))
            .isEqualTo("2026-01-02 " + time);
        assertThat(schema.value("SELECT count(*) FROM app." + table)).isEqualTo("2");
      }
    }
  }

  @Test
  void corrects_partitions_along_with_their_table() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.jobs (created_at timestamp, kind text) PARTITION BY LIST (kind);
            CREATE TABLE app.jobs_a PARTITION OF app.jobs FOR VALUES IN ('a');
            INSERT INTO app.jobs (kind) VALUES ('a');
            """)) {
      schema.mend(RULE, "app.jobs.created_at");
      schema.mend(RULE, "app.jobs.updated_at");
      schema.execute("INSERT INTO app.jobs_a (kind) VALUES ('a')");
      assertThat(schema.value("SELECT bool_and(created_at = updated_at) FROM app.jobs_a"))
          .isEqualTo("t");
    }
  }

  @Test
  void corrects_children_along_with_their_table() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.jobs (created_at timestamp);
            CREATE TABLE app.tasks (id integer) INHERITS (app.jobs);
            """)) {
      schema.mend(RULE, "app.jobs.created_at");
      schema.mend(RULE, "app.jobs.updated_at");
      assertThat(schema.findings(RULE)).isEmpty();
      schema.execute("INSERT INTO app.tasks VALUES (DEFAULT)");
    }
  }

  @Test
  void says_what_stops_the_fix() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.jobs (created_at timestamp, %s);
            CREATE VIEW app.ages AS SELECT age(created_at) FROM app.jobs;
            """
                .formatted(UPDATED_AT))) {
      Finding finding = schema.finding(RULE, "app.jobs.created_at");
      assertThat(finding.fix().notes())
          .contains(
              "PostgreSQL refuses this while other definitions use the column: drop them before and"
                  + " make them again after. They seem to be: view app.ages.");
      schema.execute("SAVEPOINT before");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> schema.execute(finding.fix().toSql()))
          .returns("0A000", SQLException::getSQLState);
      schema.execute("ROLLBACK TO before; DROP VIEW app.ages");
      schema.mend(RULE, "app.jobs.created_at");
    }
  }

  @Test
  void is_not_stopped_by_a_view_if_the_type_is_right() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.jobs (created_at timestamptz, %s);
            CREATE VIEW app.ages AS SELECT age(created_at) FROM app.jobs;
            """
                .formatted(UPDATED_AT))) {
      schema.mend(RULE, "app.jobs.created_at");
    }
  }

  @Test
  void corrects_a_partition_key_as_far_as_its_type_is_right() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.jobs (created_at timestamptz, %1$s) PARTITION BY RANGE (created_at);
            CREATE TABLE app.tasks (created_at timestamp, %1$s) PARTITION BY RANGE (created_at);
            """
                .formatted(UPDATED_AT))) {
      schema.mend(RULE, "app.jobs.created_at");
      assertThat(schema.finding(RULE, "app.tasks.created_at").fix().statements()).isEmpty();
    }
  }
}

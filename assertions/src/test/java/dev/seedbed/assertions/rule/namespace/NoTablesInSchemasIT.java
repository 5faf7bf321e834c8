package dev.seedbed.assertions.rule.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NoTablesInSchemasIT {
  private static final NoTablesInSchemas RULE = new NoTablesInSchemas();
  private static final String TIMESTAMPS =
      "created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now()";

  @Test
  void moves_a_table_with_all_that_belongs_to_it() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.users (id text PRIMARY KEY, %1$s);
            CREATE TABLE public.invoices (
              id serial PRIMARY KEY, user_id text REFERENCES app.users, %1$s);
            CREATE TABLE app.items (invoice_id integer REFERENCES public.invoices, %1$s);
            CREATE VIEW app.numbers AS SELECT id FROM public.invoices;
            """
                .formatted(TIMESTAMPS))) {
      schema.mend(RULE, "public.invoices");
      schema.execute("INSERT INTO app.invoices DEFAULT VALUES");
      schema.execute("INSERT INTO app.items VALUES (1)");
      assertThat(schema.value("SELECT id FROM app.numbers")).isEqualTo("1");
      assertThat(schema.value("SELECT pg_get_serial_sequence('app.invoices', 'id')"))
          .isEqualTo("app.invoices_id_seq");
    }
  }

  @Test
  void moves_a_table_of_a_quoted_name_into_a_new_schema() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of("CREATE TABLE public.\"User \"\"x\"\" ; Logs\" (%s)".formatted(TIMESTAMPS))) {
      schema.mend(RULE, "public.\"User \"\"x\"\" ; Logs\"");
      assertThat(schema.value("SELECT count(*) FROM app.\"User \"\"x\"\" ; Logs\"")).isEqualTo("0");
    }
  }

  @Test
  void moves_partitions_of_all_levels_along() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA parts;
            CREATE TABLE public.events (kind text, %s) PARTITION BY LIST (kind);
            CREATE TABLE public.events_a PARTITION OF public.events FOR VALUES IN ('a')
              PARTITION BY LIST (kind);
            CREATE TABLE public.events_aa PARTITION OF public.events_a DEFAULT;
            CREATE TABLE parts.events_b PARTITION OF public.events FOR VALUES IN ('b');
            """
                .formatted(TIMESTAMPS))) {
      assertThat(RULE.check(schema.catalog()).notCounted())
          .map(Count::toString)
          .contains("3 partitions");
      schema.mend(RULE, "public.events");
      assertThat(schema.catalog().tablesIn("public")).isEmpty();
      assertThat(schema.catalog().tablesIn("app"))
          .map(table -> table.name().name())
          .containsExactly("events", "events_a", "events_aa");
    }
  }

  @Test
  void avoids_a_schema_where_any_name_that_moves_along_is_taken() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.a (%1$s);
            CREATE TABLE app.b (%1$s);
            CREATE INDEX by_time ON app.a (created_at);
            CREATE SCHEMA other;
            CREATE TABLE other.a (%1$s);
            CREATE SEQUENCE other.invoices_id_seq;
            CREATE SCHEMA third;
            CREATE TYPE third.invoices AS ENUM ();
            CREATE TABLE third.a (%1$s);
            CREATE TABLE public.invoices (id serial, %1$s);
            CREATE INDEX by_time ON public.invoices (created_at);
            """
                .formatted(TIMESTAMPS))) {
      schema.mend(RULE, "public.invoices");
      assertThat(schema.value("SELECT count(*) FROM app2.invoices")).isEqualTo("0");
    }
  }

  @Test
  void moves_a_foreign_table() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE FOREIGN DATA WRAPPER nowhere;
            CREATE SERVER remote FOREIGN DATA WRAPPER nowhere;
            CREATE FOREIGN TABLE public.feed (id text) SERVER remote;
            """)) {
      schema.mend(RULE, "public.feed");
    }
  }

  @Test
  void finds_nothing_in_what_an_extension_or_a_migration_tool_made() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE TABLE public.flyway_schema_history (installed_rank integer);
            CREATE TABLE public.owned (id integer);
            ALTER EXTENSION plpgsql ADD TABLE public.owned;
            CREATE VIEW public.a_view AS SELECT 1 AS one;
            CREATE TYPE public.pair AS (a integer, b integer);
            """)) {
      assertThat(schema.findings(RULE)).map(Finding::objectName).isEmpty();
      assertThat(RULE.check(schema.catalog()).notCounted())
          .map(Count::toString)
          .containsExactly("1 migration history table", "0 partitions", "1 of an extension");
    }
  }
}

package dev.seedbed.assertions.rule.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ForeignKeyTypesIT {
  private static final ForeignKeyTypes RULE = new ForeignKeyTypes();

  @Test
  void gives_columns_the_types_of_what_they_refer_to() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE DOMAIN app.key AS bigint;
            CREATE TABLE app.orgs (id bigint PRIMARY KEY, slug varchar(36) UNIQUE, code text UNIQUE);
            CREATE TABLE app.small (id integer PRIMARY KEY);
            CREATE TABLE app."Users" (
              "orgId" integer PRIMARY KEY DEFAULT 1 REFERENCES app.orgs ON DELETE CASCADE,
              same app.key REFERENCES app.orgs,
              slug text REFERENCES app.orgs (slug),
              long varchar(50) REFERENCES app.orgs (slug),
              short varchar(20) REFERENCES app.orgs (slug),
              code varchar REFERENCES app.orgs (code));
            CREATE TABLE app.notes (
              author integer REFERENCES app."Users",
              torn integer CONSTRAINT torn REFERENCES app.orgs CONSTRAINT torn_too REFERENCES app.small);
            INSERT INTO app.orgs VALUES (1, 'a', 'a');
            INSERT INTO app."Users" (short) VALUES ('a');
            INSERT INTO app.notes VALUES (1);
            """)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("9 foreign keys in 4 tables");
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly(
              "app.\"Users\".\"Users_orgId_fkey\"",
              "app.\"Users\".\"Users_short_fkey\"",
              "app.notes.torn");
      Finding first = result.findings().get(0);
      assertThat(first)
          .returns("a column has another type than the one that it refers to", Finding::problem)
          .returns("bigint as app.orgs.id", Finding::expected)
          .returns("\"orgId\" is integer", Finding::actual);
      assertThat(first.fix().toSql())
          .isEqualTo(
              """
              ALTER TABLE "app"."Users" ALTER COLUMN "orgId" TYPE bigint USING "orgId"::bigint;
              ALTER TABLE "app"."notes" ALTER COLUMN "author" TYPE bigint USING "author"::bigint;""");
      assertThat(result.findings().get(2).fix().toSql())
          .isEqualTo(
              "-- Columns refer to several keys of different types: decide which of them is right,"
                  + " and give the others its type.");
      schema.mend(RULE, first.objectName());
      schema.mend(RULE, "app.\"Users\".\"Users_short_fkey\"");
      assertThat(schema.findings(RULE)).hasSize(1);
    }
  }

  @Test
  void looks_at_every_column_of_a_key() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.days (tenant bigint, day date, n bigint, PRIMARY KEY (tenant, day, n))
              PARTITION BY RANGE (day);
            CREATE TABLE app.any_day PARTITION OF app.days DEFAULT;
            CREATE TABLE app.notes (t integer, d date, n smallint,
              CONSTRAINT "of Day" FOREIGN KEY (t, d, n) REFERENCES app.days);
            """)) {
      assertThat(schema.findings(RULE))
          .singleElement()
          .returns("app.notes.\"of Day\"", Finding::objectName)
          .returns("bigint as app.days.tenant, bigint as app.days.n", Finding::expected)
          .returns("t is integer, n is smallint", Finding::actual);
      schema.mend(RULE, "app.notes.\"of Day\"");
    }
  }
}

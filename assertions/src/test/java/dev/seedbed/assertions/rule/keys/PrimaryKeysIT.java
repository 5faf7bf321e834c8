package dev.seedbed.assertions.rule.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PrimaryKeysIT {
  private static final PrimaryKeys RULE = new PrimaryKeys();

  private static final String SCHEMA =
      """
      CREATE SCHEMA app;
      CREATE SCHEMA other;
      CREATE TABLE app.users (id text PRIMARY KEY);
      CREATE TABLE app.tags (id bigint NOT NULL UNIQUE, slug text NOT NULL);
      CREATE UNIQUE INDEX "Slug" ON app.tags (slug DESC);
      ALTER TABLE app.tags DROP CONSTRAINT tags_id_key, ADD UNIQUE (id, slug) INCLUDE (slug);
      CREATE TABLE app.codes (code text NOT NULL UNIQUE, alias text UNIQUE);
      CREATE TABLE app.uses (id int PRIMARY KEY, code text REFERENCES app.codes (code) ON DELETE SET NULL);
      CREATE TABLE app.plain (id bigint, name text);
      CREATE TABLE app.user_tags (
        "userId" text NOT NULL REFERENCES app.users, "by" text NOT NULL REFERENCES app.users,
        created_at timestamptz);
      CREATE TABLE app."Log" (line text);
      CREATE TABLE other.log (line text);
      CREATE TABLE app.parent (line text);
      CREATE TABLE app.heir (line text, n int PRIMARY KEY) INHERITS (app.parent);
      CREATE TABLE app.parted (day date, line text) PARTITION BY RANGE (day);
      CREATE TABLE app.part PARTITION OF app.parted DEFAULT;
      CREATE TABLE app.by_month (day timestamp) PARTITION BY RANGE (date_trunc('month', day));
      CREATE TABLE app.later (id int NOT NULL UNIQUE DEFERRABLE);
      CREATE TABLE public.flyway_schema_history (installed_rank int);
      INSERT INTO app.parted VALUES ('2026-01-01');
      INSERT INTO app.heir VALUES ('a', 1);
      """;

  @Test
  void finds_tables_without_a_primary_key() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(SCHEMA)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly(
              "app.\"Log\"",
              "app.by_month",
              "app.codes",
              "app.later",
              "app.parent",
              "app.parted",
              "app.plain",
              "app.tags",
              "app.user_tags",
              "other.log");
      assertThat(result.findings().get(0).problem())
          .isEqualTo("no row can be told from another that is equal");
      assertThat(schema.findings(new PrimaryKeys("app.Log", "other.log"))).hasSize(8);
      for (Finding finding : result.findings()) {
        if (!finding.objectName().equals("app.by_month")) {
          schema.mend(RULE, finding.objectName());
        }
      }
      assertThat(
              schema.value(
                  """
                  SELECT string_agg(conrelid::regclass || ' ' || pg_get_constraintdef(c.oid), E'\\n'
                                    ORDER BY conrelid::regclass::text COLLATE "C")
                    FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid
                   WHERE contype = 'p' AND NOT relispartition AND connamespace::regnamespace::text IN ('app', 'other')
                  """))
          .isEqualTo(
              """
              app."Log" PRIMARY KEY (id)
              app.codes PRIMARY KEY (code)
              app.heir PRIMARY KEY (n)
              app.later PRIMARY KEY (id)
              app.parent PRIMARY KEY (id)
              app.parted PRIMARY KEY (id, day)
              app.plain PRIMARY KEY (id)
              app.tags PRIMARY KEY (slug)
              app.user_tags PRIMARY KEY ("userId", by)
              app.users PRIMARY KEY (id)
              app.uses PRIMARY KEY (id)
              other.log PRIMARY KEY (id)""");
    }
  }

  @Test
  void says_what_it_takes() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(SCHEMA)) {
      assertThat(schema.finding(RULE, "app.codes").fix().toSql())
          .isEqualTo(
              """
              -- Takes the place of the unique key codes_code_key.
              ALTER TABLE "app"."uses" DROP CONSTRAINT "uses_code_fkey";
              ALTER TABLE "app"."codes" DROP CONSTRAINT "codes_code_key";
              ALTER TABLE "app"."codes" ADD PRIMARY KEY ("code");
              ALTER TABLE "app"."uses" ADD CONSTRAINT "uses_code_fkey" FOREIGN KEY (code) REFERENCES app.codes(code) ON DELETE SET NULL;""");
      assertThat(schema.finding(RULE, "app.by_month").fix().toSql())
          .startsWith(
              "-- PostgreSQL has no primary key on a table that is partitioned by an expression");
    }
  }
}

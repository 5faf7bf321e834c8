package dev.seedbed.assertions.rule.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NullableUniqueKeysIT {
  private static final NullableUniqueKeys RULE = new NullableUniqueKeys();

  @Test
  void finds_keys_that_rows_with_a_null_escape() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TYPE app.kind AS ENUM ('a');
            CREATE DOMAIN app.always AS date NOT NULL;
            CREATE TABLE app.orgs (id int PRIMARY KEY);
            CREATE TABLE app."Pages" (
              org int REFERENCES app.orgs, slug text NOT NULL, ext text, deleted timestamptz, kind app.kind,
              day app.always, email text UNIQUE,
              CONSTRAINT "byOrg" UNIQUE (org, slug) INCLUDE (ext) DEFERRABLE,
              is_default boolean CHECK (is_default),
              CONSTRAINT by_ext UNIQUE (slug, ext),
              CONSTRAINT one_default UNIQUE (slug, is_default),
              CONSTRAINT by_day UNIQUE (slug, day),
              CONSTRAINT referred UNIQUE (slug, deleted),
              CONSTRAINT fine UNIQUE NULLS NOT DISTINCT (org, ext));
            CREATE UNIQUE INDEX by_kind ON app."Pages" (kind, lower(slug)) WITH (fillfactor = 70);
            CREATE UNIQUE INDEX live ON app."Pages" (org, slug) WHERE deleted IS NULL;
            CREATE INDEX loose ON app."Pages" (org, kind);
            CREATE TABLE app.uses (
              slug text, at timestamptz, FOREIGN KEY (slug, at) REFERENCES app."Pages" (slug, deleted));
            """)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("7 unique keys of several columns in 3 tables");
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly("app.\"Pages\".\"byOrg\"", "app.by_kind", "app.\"Pages\".referred");
      assertThat(schema.findings(new NullableUniqueKeys(true))).hasSize(5);
      Finding first = result.findings().get(0);
      assertThat(first)
          .returns(
              "rows in which org is null are never equal to each other, whatever else they hold",
              Finding::problem)
          .returns("columns that are NOT NULL, or NULLS NOT DISTINCT", Finding::expected)
          .returns("org may be null", Finding::actual);
      assertThat(first.fix().toSql())
          .isEqualTo(
              """
              -- Fails if rows are equal then: mend them first. If the column should always have a value, make it NOT NULL instead.
              ALTER TABLE "app"."Pages" DROP CONSTRAINT "byOrg", ADD CONSTRAINT "byOrg" UNIQUE NULLS NOT DISTINCT (org, slug) INCLUDE (ext) DEFERRABLE;""");
      for (Finding finding : result.findings()) {
        schema.mend(RULE, finding.objectName());
      }
      assertThat(schema.value("SELECT pg_get_indexdef('app.by_kind'::regclass)"))
          .endsWith("(kind, lower(slug)) NULLS NOT DISTINCT WITH (fillfactor='70')");
    }
  }
}

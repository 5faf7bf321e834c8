package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SnakeCaseNamesIT {
  private static final SnakeCaseNames RULE = new SnakeCaseNames();

  @Test
  void finds_all_that_needs_quotes() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA "My App";
            CREATE TABLE "My App".notes (id bigint, "authorName" text, author_name text, größe text);
            CREATE TABLE "My App"."User" (id bigint, "Order" text, _v2 text);
            CREATE TABLE "My App"."AgentVersion" (id bigint) PARTITION BY RANGE (id);
            CREATE TABLE "My App"."Part" PARTITION OF "My App"."AgentVersion" DEFAULT;
            CREATE TABLE "My App".child ("more" text) INHERITS ("My App".notes);
            CREATE VIEW "My App"."allNotes" AS SELECT "authorName" FROM "My App".notes;
            CREATE MATERIALIZED VIEW "My App"."Copies" AS SELECT 1 AS "One";
            CREATE TYPE "My App"."noteKind" AS ENUM ('A');
            CREATE DOMAIN "My App"."Flag" AS boolean;
            CREATE INDEX "Index" ON "My App".notes (id);
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "NAM001 schema \"My App\"",
              "NAM001 relation \"My App\".\"AgentVersion\"",
              "NAM001 relation \"My App\".\"User\"",
              "NAM001 column \"My App\".\"User\".\"Order\"",
              "NAM001 column \"My App\".notes.\"authorName\"",
              "NAM001 relation \"My App\".\"Copies\"",
              "NAM001 relation \"My App\".\"allNotes\"",
              "NAM001 type \"My App\".\"noteKind\"",
              "NAM001 type \"My App\".\"Flag\"");
      assertThat(schema.findings(RULE))
          .map(finding -> finding.fix().statements().get(0))
          .containsExactly(
              "ALTER SCHEMA \"My App\" RENAME TO \"my_app\"",
              "ALTER TABLE \"My App\".\"AgentVersion\" RENAME TO \"agent_version\"",
              "ALTER TABLE \"My App\".\"User\" RENAME TO \"users\"",
              "ALTER TABLE \"My App\".\"User\" RENAME COLUMN \"Order\" TO \"user_order\"",
              "ALTER TABLE \"My App\".\"notes\" RENAME COLUMN \"authorName\" TO \"author_name_2\"",
              "ALTER MATERIALIZED VIEW \"My App\".\"Copies\" RENAME TO \"copies\"",
              "ALTER VIEW \"My App\".\"allNotes\" RENAME TO \"all_notes\"",
              "ALTER TYPE \"My App\".\"noteKind\" RENAME TO \"note_kind\"",
              "ALTER DOMAIN \"My App\".\"Flag\" RENAME TO \"flag\"");
      Finding finding = schema.finding(RULE, "\"My App\".\"User\"");
      assertThat(finding.problem()).isEqualTo("the table can only be named in quotes");
      assertThat(finding.expected()).isEqualTo("users");
      assertThat(finding.actual()).isEqualTo("\"User\"");
      assertThat(finding.fix().notes())
          .containsExactly(
              "Code and functions that name it need the new name; views, keys and indexes follow.");
      // From the inside out, since the names of what is renamed lead to the rest.
      for (int i = schema.findings(RULE).size(); i > 0; i--) {
        schema.execute(schema.findings(RULE).get(i - 1).fix().toSql());
        assertThat(schema.findings(RULE)).hasSize(i - 1);
      }
    }
  }
}

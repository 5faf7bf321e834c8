package dev.seedbed.assertions.rule.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TenantForeignKeysIT {
  private static final TenantForeignKeys RULE = new TenantForeignKeys();

  @Test
  void finds_tenants_that_nothing_makes_sure_of() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA "My App";
            CREATE SCHEMA away;
            CREATE SCHEMA auth;
            CREATE TABLE "My App".workspaces (id uuid PRIMARY KEY);
            CREATE TABLE "My App"."Docs" (workspace_id uuid NOT NULL, kind text);
            CREATE TABLE "My App".held (
              id int, workspace_id uuid NOT NULL REFERENCES "My App".workspaces, UNIQUE (id, workspace_id));
            CREATE TABLE "My App".pairs (
              held_id int, workspace_id uuid NOT NULL,
              FOREIGN KEY (held_id, workspace_id) REFERENCES "My App".held (id, workspace_id));
            CREATE TABLE "My App".texts (workspace_id text NOT NULL);
            CREATE TABLE away.docs (workspace_id uuid NOT NULL);
            CREATE TABLE auth.organization (id text PRIMARY KEY);
            CREATE TABLE away.bills (
              org_id text NOT NULL REFERENCES auth.organization ON DELETE CASCADE);
            CREATE TABLE away.notes (org_id text NOT NULL);
            CREATE INDEX ON away.notes (org_id);
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "TEN003 column \"My App\".\"Docs\".workspace_id", "TEN003 column away.notes.org_id");
      Finding finding = schema.finding(RULE, "\"My App\".\"Docs\".workspace_id");
      assertThat(finding.problem())
          .isEqualTo("a row may belong to a tenant that does not exist, or no longer does");
      assertThat(finding.expected()).isEqualTo("a foreign key to \"My App\".workspaces");
      assertThat(finding.actual()).isEqualTo("none");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Fails while rows belong to tenants that do not exist: delete them first.
              ALTER TABLE "My App"."Docs" ADD FOREIGN KEY ("workspace_id") \
              REFERENCES "My App"."workspaces" ("id") ON DELETE RESTRICT;
              CREATE INDEX "idx_Docs_workspace_id" ON "My App"."Docs" ("workspace_id");""");
      assertThat(schema.finding(RULE, "away.notes.org_id").fix().statements())
          .containsExactly(
              "ALTER TABLE \"away\".\"notes\" ADD FOREIGN KEY (\"org_id\") REFERENCES"
                  + " \"auth\".\"organization\" (\"id\") ON DELETE CASCADE");
      assertThat(RULE.check(schema.catalog()).examined())
          .hasToString("5 tenant columns whose tenants are here");
      schema.mend(RULE, "\"My App\".\"Docs\".workspace_id");
      assertThat(schema.findings(new TenantForeignKeys("org_id"))).hasSize(1);
    }
  }
}

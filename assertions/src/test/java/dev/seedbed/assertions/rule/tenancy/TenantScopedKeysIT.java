package dev.seedbed.assertions.rule.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantScopedKeysIT {
  private static final TenantScopedKeys RULE = new TenantScopedKeys();

  @Test
  void finds_keys_that_tenants_share() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.agents (
              id int PRIMARY KEY, tenant_id int NOT NULL, name text UNIQUE NULLS NOT DISTINCT,
              slug text, code text UNIQUE, token uuid UNIQUE, key_hash text UNIQUE, email text,
              UNIQUE (tenant_id, slug));
            CREATE UNIQUE INDEX "Mails" ON app.agents (lower(email) DESC) WHERE id > 0;
            CREATE TABLE app.keys (
              tenant_id int NOT NULL, agent_id int UNIQUE REFERENCES app.agents,
              agent_code text REFERENCES app.agents (code));
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "TEN006 relation app.\"Mails\"", "TEN006 constraint app.agents.agents_name_key");
      Finding finding = schema.finding(RULE, "app.agents.agents_name_key");
      assertThat(finding.problem())
          .isEqualTo("what one tenant took no other may have, and is told so");
      assertThat(finding.expected()).isEqualTo("a key that includes tenant_id");
      assertThat(finding.actual()).isEqualTo("unique (\"name\")");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              ALTER TABLE "app"."agents" DROP CONSTRAINT "agents_name_key";
              ALTER TABLE "app"."agents" ADD CONSTRAINT "agents_name_key" \
              UNIQUE NULLS NOT DISTINCT ("name", "tenant_id");""");
      schema.mend(RULE, "app.agents.agents_name_key");
      schema.mend(RULE, "app.\"Mails\"");
      schema.execute(
          "INSERT INTO app.agents (id, tenant_id, name, email) VALUES (1, 1, 'a', 'x'), (2, 2, 'a', 'X')");
    }
  }

  @Test
  void leaves_alone_what_is_unique_by_nature() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.agents (tenant_id int, name text UNIQUE, key_hash text UNIQUE);
            """)) {
      assertThat(schema.findings(new TenantScopedKeys(List.of("tenant_id"), List.of("name"))))
          .map(Finding::objectName)
          .containsExactly("app.agents.agents_key_hash_key");
    }
  }
}

package dev.seedbed.assertions.rule.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TenantAgreementIT {
  private static final TenantAgreement RULE = new TenantAgreement();

  @Test
  void finds_references_to_rows_of_another_tenant() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.tenants (id int PRIMARY KEY);
            CREATE TABLE app.agents (
              id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES app.tenants, UNIQUE (id, tenant_id));
            CREATE TABLE app."Tools" (id int PRIMARY KEY, org_id int NOT NULL);
            CREATE TABLE app.prices (id int PRIMARY KEY);
            CREATE TABLE app.messages (
              id int PRIMARY KEY,
              tenant_id int NOT NULL REFERENCES app.tenants,
              agent_id int REFERENCES app.agents ON DELETE SET NULL,
              other_id int NOT NULL,
              tool_id int NOT NULL REFERENCES app."Tools" ON UPDATE CASCADE DEFERRABLE,
              both_id int NOT NULL REFERENCES app.agents,
              price_id int NOT NULL REFERENCES app.prices,
              FOREIGN KEY (other_id, tenant_id) REFERENCES app.agents (id, tenant_id),
              FOREIGN KEY (tenant_id, both_id) REFERENCES app.agents (tenant_id, id));
            CREATE INDEX "Agents" ON app.messages (agent_id);
            INSERT INTO app.tenants VALUES (1), (2);
            INSERT INTO app.agents VALUES (11, 1), (22, 2);
            INSERT INTO app."Tools" VALUES (7, 1);
            INSERT INTO app.prices VALUES (5);
            INSERT INTO app.messages VALUES (1, 1, 11, 11, 7, 11, 5);
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "TEN005 constraint app.messages.messages_agent_id_fkey",
              "TEN005 constraint app.messages.messages_tool_id_fkey");
      Finding finding = schema.finding(RULE, "app.messages.messages_agent_id_fkey");
      assertThat(finding.problem())
          .isEqualTo("a row may refer to one of app.agents that belongs to another tenant");
      assertThat(finding.expected())
          .isEqualTo("a foreign key that includes the tenant columns of both");
      assertThat(finding.actual())
          .isEqualTo("FOREIGN KEY (agent_id) REFERENCES app.agents(id) ON DELETE SET NULL");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Fails while rows refer to another tenant's: they show what went wrong so far.
              ALTER TABLE "app"."messages" DROP CONSTRAINT "messages_agent_id_fkey";
              ALTER TABLE "app"."messages" ADD CONSTRAINT "messages_agent_id_fkey" \
              FOREIGN KEY ("agent_id", "tenant_id") REFERENCES "app"."agents" ("id", "tenant_id") \
              ON DELETE SET NULL ("agent_id");
              DROP INDEX "app"."Agents";
              CREATE INDEX "idx_messages_agent_id_tenant_id" \
              ON "app"."messages" ("agent_id", "tenant_id");""");
      assertThat(schema.finding(RULE, "app.messages.messages_tool_id_fkey").fix().statements())
          .startsWith("ALTER TABLE \"app\".\"Tools\" ADD UNIQUE (\"id\", \"org_id\")")
          .contains(
              "ALTER TABLE \"app\".\"messages\" ADD CONSTRAINT \"messages_tool_id_fkey\" FOREIGN KEY"
                  + " (\"tool_id\", \"tenant_id\") REFERENCES \"app\".\"Tools\" (\"id\", \"org_id\")"
                  + " ON UPDATE CASCADE DEFERRABLE");
      schema.mend(RULE, "app.messages.messages_agent_id_fkey");
      schema.mend(RULE, "app.messages.messages_tool_id_fkey");
      schema.execute("DELETE FROM app.agents WHERE id = 22");
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }
}

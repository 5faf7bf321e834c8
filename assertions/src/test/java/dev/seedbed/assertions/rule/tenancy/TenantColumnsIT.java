package dev.seedbed.assertions.rule.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantColumnsIT {
  private static final TenantColumns RULE = new TenantColumns();

  private static final String TABLES =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.tenants (id uuid PRIMARY KEY);
      CREATE TABLE app.agents (
        id int PRIMARY KEY, tenant_id uuid NOT NULL REFERENCES app.tenants ON DELETE CASCADE);
      CREATE TABLE app."Tools" (
        id int PRIMARY KEY, tenant_id uuid NOT NULL REFERENCES app.tenants ON DELETE CASCADE);
      CREATE TABLE app.agent_tools (
        agent_id int NOT NULL REFERENCES app.agents, tool_id int NOT NULL REFERENCES app."Tools");
      CREATE TABLE app.runs (id int PRIMARY KEY, agent_id int NOT NULL REFERENCES app.agents);
      CREATE TABLE app.steps (
        id int PRIMARY KEY, run_id int NOT NULL REFERENCES app.runs,
        agent_id int NOT NULL REFERENCES app.agents, parent_id int NOT NULL REFERENCES app.steps);
      CREATE TABLE app.prices (id int PRIMARY KEY);
      CREATE TABLE app.hints (
        agent_id int NOT NULL REFERENCES app.agents, tool_id int REFERENCES app."Tools",
        price_id int NOT NULL REFERENCES app.prices);
      CREATE TABLE app.members (
        owner uuid NOT NULL REFERENCES app.tenants, agent_id int NOT NULL REFERENCES app.agents,
        tool_id int NOT NULL REFERENCES app."Tools");
      """;

  @Test
  void finds_rows_whose_parents_may_belong_to_different_tenants() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      schema.execute(
          """
          INSERT INTO app.tenants VALUES ('00000000-0000-0000-0000-000000000001');
          INSERT INTO app.agents VALUES (1, '00000000-0000-0000-0000-000000000001');
          INSERT INTO app."Tools" VALUES (7, '00000000-0000-0000-0000-000000000001');
          INSERT INTO app.agent_tools VALUES (1, 7);
          """);
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly("TEN001 column app.agent_tools.tenant_id");
      Finding finding = schema.finding(RULE, "app.agent_tools.tenant_id");
      assertThat(finding.problem())
          .isEqualTo(
              "nothing keeps app.agents and app.\"Tools\" that a row refers to from belonging to"
                  + " different tenants");
      assertThat(finding.expected()).isEqualTo("a column that says which tenant a row belongs to");
      assertThat(finding.actual()).isEqualTo("no such column");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Takes the tenant of the row's app.agents: check the others.
              ALTER TABLE "app"."agent_tools" ADD COLUMN "tenant_id" uuid;
              UPDATE "app"."agent_tools" AS child SET "tenant_id" = parent."tenant_id" \
              FROM "app"."agents" AS parent WHERE parent."id" = child."agent_id";
              ALTER TABLE "app"."agent_tools" ALTER COLUMN "tenant_id" SET NOT NULL;
              ALTER TABLE "app"."agent_tools" ADD FOREIGN KEY ("tenant_id") \
              REFERENCES "app"."tenants" ("id") ON DELETE CASCADE;
              CREATE INDEX "idx_agent_tools_tenant_id" ON "app"."agent_tools" ("tenant_id");""");
      schema.mend(RULE, "app.agent_tools.tenant_id");
      assertThat(schema.value("SELECT count(tenant_id) FROM app.agent_tools")).isEqualTo("1");
    }
  }

  @Test
  void asks_every_table_if_it_is_told_to() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      TenantColumns rule = new TenantColumns(List.of("tenant_id"), true);
      assertThat(schema.findings(rule))
          .map(Finding::objectName)
          .containsExactly(
              "app.agent_tools.tenant_id",
              "app.hints.tenant_id",
              "app.members.tenant_id",
              "app.prices.tenant_id",
              "app.runs.tenant_id",
              "app.steps.tenant_id");
      assertThat(schema.finding(rule, "app.prices.tenant_id").problem())
          .isEqualTo("nothing in the row says which tenant it belongs to");
      for (String table : List.of("agent_tools", "prices", "runs", "steps")) {
        schema.mend(rule, "app." + table + ".tenant_id");
      }
    }
  }

  @Test
  void examines_nothing_where_there_are_no_tenants() throws SQLException {
    try (LiveSchema schema = LiveSchema.of("CREATE SCHEMA app; CREATE TABLE app.a (id int)")) {
      assertThat(RULE.check(schema.catalog()).examinedNothing()).isTrue();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TenantColumns(List.of(), true))
          .withMessage("TEN001 needs at least one name of tenant columns");
    }
  }
}

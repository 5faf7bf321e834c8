package dev.seedbed.assertions.rule.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantPoliciesIT {
  private static final TenantPolicies RULE = new TenantPolicies();

  private static final String TABLES =
      """
      CREATE SCHEMA app;
      CREATE ROLE seedbed_app;
      CREATE ROLE seedbed_support;
      CREATE ROLE seedbed_root BYPASSRLS;
      CREATE TABLE app.docs (id int, tenant_id int, owner_id int, is_public boolean);
      ALTER TABLE app.docs ENABLE ROW LEVEL SECURITY;
      """;

  private static final String OWN = "tenant_id = current_setting('app.tenant_id')::int";

  @Test
  void takes_policies_that_keep_to_the_tenant() throws SQLException {
    for (String policies :
        List.of(
            "CREATE POLICY p ON app.docs USING (%1$s)",
            "CREATE POLICY p ON app.docs USING (%1$s) WITH CHECK (%1$s)",
            "CREATE POLICY p ON app.docs FOR SELECT USING (%1$s OR owner_id = 1);"
                + " CREATE POLICY q ON app.docs FOR INSERT WITH CHECK (%1$s)",
            "CREATE POLICY p ON app.docs USING (owner_id = current_setting('app.user_id')::int)",
            "CREATE POLICY p ON app.docs USING (true);"
                + " CREATE POLICY q ON app.docs AS RESTRICTIVE USING (%1$s)",
            "CREATE POLICY p ON app.docs USING (%1$s);"
                + " CREATE POLICY q ON app.docs FOR DELETE USING (false)",
            "CREATE POLICY p ON app.docs USING (%1$s); GRANT ALL ON app.docs TO seedbed_app",
            "CREATE POLICY p ON app.docs FOR SELECT USING (%1$s);"
                + " GRANT SELECT ON app.docs TO seedbed_app; GRANT ALL ON app.docs TO seedbed_root",
            "SELECT 1")) {
      try (LiveSchema schema = LiveSchema.of(TABLES + policies.formatted(OWN))) {
        assertThat(schema.findings(RULE)).as(policies).map(Finding::problem).isEmpty();
      }
    }
  }

  @Test
  void finds_and_mends_policies_that_forget_the_tenant() throws SQLException {
    for (String policy :
        List.of(
            "USING (true)",
            "USING (is_public)",
            "FOR SELECT USING (current_setting('app.tenant_id') <> '')",
            "FOR UPDATE USING (%1$s) WITH CHECK (true)",
            "FOR INSERT WITH CHECK (is_public)",
            "FOR DELETE USING (id > 1)",
            "USING (true) WITH CHECK (%1$s)",
            "TO seedbed_app USING (true)")) {
      String sql = TABLES + "CREATE POLICY \"My Policy\" ON app.docs " + policy.formatted(OWN);
      try (LiveSchema schema = LiveSchema.of(sql)) {
        assertThat(schema.findings(RULE))
            .as(policy)
            .map(Finding::fingerprint)
            .containsExactly("TEN009 policy app.docs.\"My Policy\"");
        schema.mend(RULE, "app.docs.\"My Policy\"");
      }
    }
  }

  @Test
  void says_what_is_open() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            TABLES
                + """
                  CREATE POLICY p ON app.docs FOR UPDATE USING (is_public) WITH CHECK (true);
                  CREATE POLICY q ON app.docs TO seedbed_support USING (true);
                  """)) {
      TenantPolicies rule = new TenantPolicies(List.of("tenant_id"), List.of("seedbed_support"));
      assertThat(schema.findings(rule)).map(Finding::objectName).containsExactly("app.docs.p");
      Finding finding = schema.finding(rule, "app.docs.p");
      assertThat(finding.problem())
          .isEqualTo("the policy shows and lets through rows of any tenant");
      assertThat(finding.expected()).isEqualTo("a condition on tenant_id");
      assertThat(finding.actual()).isEqualTo("FOR UPDATE USING (is_public) WITH CHECK (true)");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- The application sets the tenant at the beginning of each transaction: \
              set_config('app.tenant_id', …, true), or whatever the policy reads.
              ALTER POLICY "p" ON "app"."docs" USING ((is_public) AND "tenant_id" = \
              nullif(current_setting('app.tenant_id', true), '')::integer) WITH CHECK ("tenant_id" \
              = nullif(current_setting('app.tenant_id', true), '')::integer);""");
    }
  }

  @Test
  void finds_commands_that_are_granted_and_touch_no_row() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            TABLES
                + "CREATE POLICY tenant_update ON app.docs FOR SELECT USING ("
                + OWN
                + "); GRANT SELECT, DELETE, UPDATE (owner_id) ON app.docs TO seedbed_app")) {
      Finding finding = schema.finding(RULE, "app.docs");
      assertThat(finding.problem())
          .isEqualTo(
              "who may use the command touches no row, and is mostly not told: UPDATE, DELETE");
      assertThat(finding.expected()).isEqualTo("a policy for each command that somebody may use");
      assertThat(finding.actual()).isEqualTo("none for UPDATE, DELETE");
      assertThat(finding.fix().statements())
          .containsExactly(
              "CREATE POLICY \"tenant_update_2\" ON \"app\".\"docs\" FOR UPDATE USING (\"tenant_id\""
                  + " = nullif(current_setting('app.tenant_id', true), '')::integer)",
              "CREATE POLICY \"tenant_delete\" ON \"app\".\"docs\" FOR DELETE USING (\"tenant_id\""
                  + " = nullif(current_setting('app.tenant_id', true), '')::integer)");
      schema.mend(RULE, "app.docs");
      schema.execute("ALTER TABLE app.docs FORCE ROW LEVEL SECURITY");
      assertThat(schema.finding(RULE, "app.docs").actual()).isEqualTo("none for INSERT");
    }
  }
}

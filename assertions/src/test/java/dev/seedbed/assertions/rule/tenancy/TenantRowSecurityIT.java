package dev.seedbed.assertions.rule.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantRowSecurityIT {
  private static final TenantRowSecurity RULE = new TenantRowSecurity();

  @Test
  void finds_the_table_that_was_forgotten() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE SCHEMA plain;
            CREATE TABLE app.docs (id int, "tenantId" bigint);
            ALTER TABLE app.docs ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON app.docs USING (
              "tenantId" = current_setting('shop.tenant')::bigint);
            CREATE TABLE app."Notes" (id int, "tenantId" bigint);
            CREATE TABLE app.prices (id int);
            CREATE TABLE plain.notes (id int, "tenantId" bigint);
            CREATE TABLE plain.told (id int, "tenantId" bigint);
            CREATE POLICY own ON plain.told USING ("tenantId" = 1);
            """)) {
      TenantRowSecurity rule = new TenantRowSecurity(List.of("tenantId"), false);
      assertThat(schema.findings(rule))
          .map(Finding::fingerprint)
          .containsExactly("TEN007 relation app.\"Notes\"", "TEN007 relation plain.told");
      Finding finding = schema.finding(rule, "app.\"Notes\"");
      assertThat(finding.problem())
          .isEqualTo("the server shows every tenant's rows to whoever may read the table");
      assertThat(finding.expected()).isEqualTo("row security enabled");
      assertThat(finding.actual()).isEqualTo("row security disabled");
      assertThat(finding.fix().statements())
          .containsExactly(
              "ALTER TABLE \"app\".\"Notes\" ENABLE ROW LEVEL SECURITY",
              "CREATE POLICY \"tenant_isolation\" ON \"app\".\"Notes\" USING (\"tenantId\" ="
                  + " nullif(current_setting('shop.tenant', true), '')::bigint)");
      Finding told = schema.finding(rule, "plain.told");
      assertThat(told.problem())
          .isEqualTo("the table has policies, and nothing makes the server heed them");
      assertThat(told.fix().toSql())
          .isEqualTo("ALTER TABLE \"plain\".\"told\" ENABLE ROW LEVEL SECURITY;");
      schema.mend(rule, "app.\"Notes\"");
      assertThat(schema.findings(new TenantRowSecurity(List.of("tenantId"), true)))
          .map(Finding::objectName)
          .containsExactly("plain.notes", "plain.told");
      assertThat(RULE.check(schema.catalog()).examinedNothing()).isTrue();
    }
  }
}

package dev.seedbed.assertions.rule.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantColumnsNotNullIT {
  private static final TenantColumnsNotNull RULE = new TenantColumnsNotNull();

  private static final String TABLES =
      """
      CREATE SCHEMA app;
      CREATE SCHEMA other;
      CREATE DOMAIN app.tenant AS uuid NOT NULL;
      CREATE TABLE app.tenants (id uuid PRIMARY KEY, org_id uuid);
      CREATE TABLE app.open (tenant_id uuid, owner_type text);
      CREATE TABLE other.open (org_id uuid NOT NULL);
      CREATE TABLE app.checked (
        tenant_id uuid, owner_type text, user_id text, CHECK (num_nonnulls(tenant_id, user_id) = 1));
      CREATE TABLE app.marketplace (
        tenant_id uuid, owner_type text NOT NULL,
        CHECK ((tenant_id IS NULL) = (owner_type = 'marketplace')));
      CREATE TABLE app.outliving (
        tenant_id uuid REFERENCES app.tenants ON DELETE SET NULL);
      CREATE TABLE app.domained (tenant_id app.tenant);
      CREATE TABLE app.twice (tenant_id uuid NOT NULL, org_id uuid);
      CREATE TABLE app.quoted ("Tenant_Id" uuid);
      CREATE TABLE app.parted (tenant_id uuid NOT NULL, k int) PARTITION BY LIST (k);
      CREATE TABLE app.parted_1 PARTITION OF app.parted FOR VALUES IN (1);
      """;

  @Test
  void finds_rows_that_may_belong_to_nobody() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly("TEN002 column app.open.tenant_id");
      Finding finding = schema.finding(RULE, "app.open.tenant_id");
      assertThat(finding.problem()).isEqualTo("a row may belong to no tenant");
      assertThat(finding.expected()).isEqualTo("NOT NULL");
      assertThat(finding.actual()).isEqualTo("uuid");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Fails while rows have no tenant: give them one first.
              ALTER TABLE "app"."open" ALTER COLUMN "tenant_id" SET NOT NULL;""");
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("8 tenant columns");
      schema.mend(RULE, "app.open.tenant_id");
    }
  }

  @Test
  void lets_rows_be_shared_that_are_marked_as_such() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      TenantColumnsNotNull rule =
          new TenantColumnsNotNull(List.of("tenant_id"), Map.of("owner_type", "market's"));
      assertThat(schema.findings(rule))
          .map(Finding::objectName)
          .containsExactly("app.checked.tenant_id", "app.open.tenant_id");
      assertThat(schema.finding(rule, "app.open.tenant_id").fix().statements())
          .containsExactly(
              "ALTER TABLE \"app\".\"open\" ADD CHECK ((\"tenant_id\" IS NULL) ="
                  + " (\"owner_type\" = 'market''s'))");
      schema.mend(rule, "app.open.tenant_id");
    }
  }
}

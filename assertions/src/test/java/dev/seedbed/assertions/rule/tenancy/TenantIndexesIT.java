package dev.seedbed.assertions.rule.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TenantIndexesIT {
  private static final TenantIndexes RULE = new TenantIndexes();

  @Test
  void finds_tables_in_which_a_tenant_is_looked_for_row_by_row() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.bare (tenant_id uuid NOT NULL);
            CREATE TABLE app."Second" (id int, tenant_id uuid NOT NULL);
            CREATE INDEX "Second One" ON app."Second" (id, tenant_id);
            CREATE INDEX some_rows ON app."Second" (tenant_id) WHERE id > 1;
            CREATE TABLE app.keyed (tenant_id uuid, id int, PRIMARY KEY (tenant_id, id));
            CREATE TABLE app.present (tenant_id uuid);
            CREATE INDEX ON app.present (tenant_id) WHERE tenant_id IS NOT NULL;
            CREATE TABLE app.hashed (tenant_id uuid NOT NULL);
            CREATE INDEX ON app.hashed USING hash (tenant_id);
            CREATE TABLE app.brinned (tenant_id int NOT NULL);
            CREATE INDEX brin ON app.brinned USING brin (tenant_id);
            CREATE TABLE app.listed (tenant_id int NOT NULL) PARTITION BY LIST (tenant_id);
            CREATE TABLE app.listed_1 PARTITION OF app.listed FOR VALUES IN (1);
            CREATE TABLE app.parted (tenant_id int NOT NULL, k int) PARTITION BY LIST (k);
            CREATE TABLE app.parted_1 PARTITION OF app.parted FOR VALUES IN (1);
            CREATE INDEX ON app.parted_1 (tenant_id);
            CREATE TABLE app.half (tenant_id int NOT NULL, k int) PARTITION BY LIST (k);
            CREATE TABLE app.half_1 PARTITION OF app.half FOR VALUES IN (1);
            CREATE TABLE app.half_2 PARTITION OF app.half FOR VALUES IN (2);
            CREATE INDEX ON app.half_1 (tenant_id);
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "TEN004 column app.\"Second\".tenant_id",
              "TEN004 column app.bare.tenant_id",
              "TEN004 column app.brinned.tenant_id",
              "TEN004 column app.half.tenant_id");
      Finding finding = schema.finding(RULE, "app.\"Second\".tenant_id");
      assertThat(finding.problem())
          .isEqualTo("whoever asks for one tenant's rows reads those of all");
      assertThat(finding.expected())
          .isEqualTo("a valid index that begins with the column and leaves out no tenant's rows");
      assertThat(finding.actual())
          .isEqualTo("app.\"Second One\" does not begin with it, app.some_rows is partial");
      assertThat(finding.fix().statements())
          .containsExactly(
              "CREATE INDEX \"idx_Second_tenant_id\" ON \"app\".\"Second\" (\"tenant_id\")");
      assertThat(schema.finding(RULE, "app.brinned.tenant_id").actual())
          .isEqualTo("app.brin is of the method brin");
      assertThat(schema.finding(RULE, "app.bare.tenant_id").actual()).isEqualTo("no index has it");
      schema.mend(RULE, "app.\"Second\".tenant_id");
      schema.mend(RULE, "app.bare.tenant_id");
      schema.mend(RULE, "app.half.tenant_id");
    }
  }
}

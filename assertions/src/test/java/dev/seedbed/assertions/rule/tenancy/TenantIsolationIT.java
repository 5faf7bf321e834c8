package dev.seedbed.assertions.rule.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantIsolationIT {
  private static final TenantIsolation RULE = new TenantIsolation();

  private static final String TABLES =
      """
      CREATE SCHEMA app;
      CREATE ROLE seedbed_api;
      CREATE FUNCTION app.tenant() RETURNS uuid STABLE LANGUAGE sql AS
        $$SELECT nullif(current_setting('shop.tenant', true), '')::uuid$$;
      CREATE TABLE app.tenants (id uuid PRIMARY KEY);
      CREATE TABLE app.docs (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant_id uuid NOT NULL REFERENCES app.tenants ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('a', 'b')));
      CREATE INDEX ON app.docs (tenant_id);
      ALTER TABLE app.docs ENABLE ROW LEVEL SECURITY;
      INSERT INTO app.tenants VALUES ('00000000-0000-0000-0000-000000000001');
      INSERT INTO app.docs (tenant_id, kind) SELECT id, 'a' FROM app.tenants;
      """;

  private static final String OWN = "tenant_id = current_setting('app.tenant_id', true)::uuid";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE POLICY p ON app.docs USING (OWN)
          CREATE POLICY p ON app.docs USING (OWN) WITH CHECK (OWN)
          CREATE POLICY p ON app.docs USING (tenant_id = app.tenant())
          CREATE POLICY p ON app.docs FOR SELECT USING (OWN)
          CREATE POLICY p ON app.docs TO seedbed_api USING (OWN)
          CREATE POLICY p ON app.docs USING (true); CREATE POLICY q ON app.docs AS RESTRICTIVE USING (OWN)
          CREATE POLICY p ON app.docs USING (OWN); ALTER TABLE app.docs FORCE ROW LEVEL SECURITY
          """)
  void sees_that_tenants_are_kept_apart(String policies) throws SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES + policies.replace("OWN", OWN))) {
      RuleResult result = RULE.check(schema.subject());
      assertThat(result.findings()).map(Finding::actual).isEmpty();
      assertThat(result.missing()).isNull();
      assertThat(result.examined()).hasToString("1 table of tenants whose policies read a setting");
      assertThat(schema.value("SELECT count(*) FROM app.docs")).isEqualTo("1");
      assertThat(schema.value("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'seedbed_str%'"))
          .isEqualTo("0");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          USING (OWN OR kind <> '') | can be seen (SELECT), can be changed (UPDATE), can be made out of its own (UPDATE), can be deleted (DELETE), can be made (INSERT)
          USING (OWN) WITH CHECK (true) | can be made out of its own (UPDATE), can be made (INSERT)
          FOR SELECT USING (OWN OR true) | can be seen (SELECT)
          USING (OWN); CREATE POLICY q ON app.docs FOR DELETE USING (kind <> '') | can be deleted (DELETE)
          USING (OWN); CREATE POLICY q ON app.docs FOR INSERT WITH CHECK (kind <> '') | can be made (INSERT)
          USING (OWN); CREATE POLICY q ON app.docs TO seedbed_api USING (true) | can be seen (SELECT), can be changed (UPDATE), can be made out of its own (UPDATE), can be deleted (DELETE), can be made (INSERT)
          """)
  void finds_and_mends_what_one_tenant_can_do_to_another(String policy, String actual)
      throws SQLException {
    String sql = TABLES + "CREATE POLICY p ON app.docs " + policy.replace("OWN", OWN);
    try (LiveSchema schema = LiveSchema.of(sql)) {
      assertThat(schema.findings(RULE))
          .map(Finding::actual)
          .containsExactly("with app.tenant_id set to one tenant, rows of another " + actual);
      schema.mend(RULE, "app.docs");
    }
  }

  @Test
  void names_the_policy_to_write() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            TABLES + "CREATE POLICY p ON app.docs USING (tenant_id = app.tenant() OR true)")) {
      Finding finding = schema.finding(RULE, "app.docs");
      assertThat(finding.fingerprint()).isEqualTo("TEN010 relation app.docs");
      assertThat(finding.problem()).isEqualTo("one tenant reaches the rows of another");
      assertThat(finding.expected())
          .isEqualTo("no row of another tenant that can be seen, changed, deleted or made");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- A restrictive policy holds whatever others let through; it holds all roles, also \
              those that are meant to see every tenant.
              CREATE POLICY "tenant_boundary" ON "app"."docs" AS RESTRICTIVE USING ("tenant_id" = \
              nullif(current_setting('shop.tenant', true), '')::uuid);""");
      schema.mend(RULE, "app.docs");
    }
  }

  @Test
  void tries_tables_of_any_name_type_and_sort() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA "My App";
            CREATE FUNCTION "My App".fail() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN RAISE EXCEPTION ''not like this''; END';
            CREATE TABLE "My App"."Docs" ("Id" int PRIMARY KEY, "tenantId" varchar(12) NOT NULL);
            ALTER TABLE "My App"."Docs" ENABLE ROW LEVEL SECURITY;
            CREATE POLICY p ON "My App"."Docs" USING ("tenantId" = current_setting('a.b'));
            CREATE TABLE "My App".leaks (id int PRIMARY KEY, "tenantId" bigint NOT NULL, kind text)
              PARTITION BY HASH (id);
            CREATE TABLE "My App".leaks_0 PARTITION OF "My App".leaks
              FOR VALUES WITH (MODULUS 1, REMAINDER 0);
            ALTER TABLE "My App".leaks ENABLE ROW LEVEL SECURITY;
            CREATE POLICY p ON "My App".leaks USING (
              "tenantId" = current_setting('a.b')::bigint OR kind IS NULL);
            CREATE TRIGGER a BEFORE INSERT ON "My App"."Docs" FOR EACH ROW
              WHEN (NEW."tenantId" = '') EXECUTE FUNCTION "My App".fail();
            """)) {
      TenantIsolation rule = new TenantIsolation(List.of("tenantId"), "", "");
      RuleResult result = rule.check(schema.subject());
      assertThat(result.notCounted()).noneMatch(count -> count.one().contains("tried"));
      assertThat(result.findings()).map(Finding::objectName).containsExactly("\"My App\".leaks");
      schema.mend(rule, "\"My App\".leaks");
    }
  }

  @Test
  void proves_nothing_where_a_tenant_does_not_see_its_own_row() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            TABLES
                + "CREATE POLICY p ON app.docs USING ("
                + OWN
                + " AND current_setting('app.user', true) = '1')")) {
      assertThat(RULE.check(schema.subject()).missing())
          .isEqualTo(
              "a connection that can try the tables out (app.docs: with app.tenant_id set, a tenant"
                  + " does not see its own row)");
    }
  }

  @Test
  void leaves_alone_tables_whose_policies_read_no_setting() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            TABLES
                + "CREATE POLICY p ON app.docs USING (tenant_id IN (SELECT id FROM app.tenants))")) {
      RuleResult result = RULE.check(schema.subject());
      assertThat(result.examinedNothing()).isTrue();
      assertThat(result.notCounted()).last().hasToString("1 whose policies read no setting");
    }
  }

  @Test
  void tries_it_as_the_role_that_it_is_told() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            TABLES
                + """
                  CREATE ROLE seedbed_root BYPASSRLS;
                  GRANT USAGE ON SCHEMA app TO seedbed_api, seedbed_root;
                  GRANT SELECT ON app.docs TO seedbed_api, seedbed_root;
                  CREATE POLICY p ON app.docs USING (OWN) WITH CHECK (true);
                  """
                    .replace("OWN", OWN))) {
      List<String> columns = List.of("tenant_id");
      assertThat(schema.findings(new TenantIsolation(columns, "", "seedbed_api"))).isEmpty();
      assertThat(
              schema.finding(new TenantIsolation(columns, "", "seedbed_root"), "app.docs").actual())
          .endsWith("rows of another can be seen (SELECT)");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TenantIsolation(columns, "a'b", ""))
          .withMessage("TEN010 needs the name of a setting: a'b");
    }
  }
}

package dev.seedbed.assertions.rule.namespace;

import static dev.seedbed.assertions.SomeTables.catalog;
import static dev.seedbed.assertions.SomeTables.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Report;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.Partition;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoTablesInSchemasTest {
  private static final QualifiedName INVOICES = new QualifiedName("public", "invoices");

  @Test
  void finds_the_tables_of_the_schema_and_tells_all_about_them() {
    Catalog catalog =
        catalog(good("app.users").build(), good("public.invoices").build())
            .withOrigins(
                new Origins(
                    Map.of(ObjectAddress.relation(INVOICES), new Origin("V2__invoices.sql", 3))));
    assertThat(Report.of(catalog, List.of(new NoTablesInSchemas())))
        .hasToString(
            """
            database shop: 1 finding (1 error)

            [NS001 no-tables-in-schema] error  public.invoices
              the table stands in a schema that must hold none
              expected: a schema other than public
              actual: public
              at: V2__invoices.sql:3
              To fix:
                -- Schema app is a guess: write the one of the service that owns the table.
                -- Code that names it needs the new name; roles that use it need USAGE on the schema.
                CREATE SCHEMA IF NOT EXISTS "app";
                ALTER TABLE "public"."invoices" SET SCHEMA "app";
              To accept: assertThat(schema).accepting("NS001 relation public.invoices")

            examined 2 tables; not counted: 0 migration history tables, 0 partitions, 0 of extensions""");
  }

  @Test
  void looks_at_the_named_schemas_only() {
    Catalog catalog =
        catalog(
            good("public.a").build(),
            good("Public.b").build(),
            good("legacy.c").build(),
            good("app.d").build());
    assertThat(found(catalog, new NoTablesInSchemas())).containsExactly("public.a");
    assertThat(found(catalog, new NoTablesInSchemas("legacy", "Public")))
        .containsExactly("\"Public\".b", "legacy.c");
    assertThat(found(catalog, new NoTablesInSchemas("none"))).isEmpty();
    assertThat(finding(catalog, new NoTablesInSchemas("legacy", "public"), "legacy.c").expected())
        .isEqualTo("a schema other than legacy or public");
  }

  @Test
  void lets_allowed_tables_stay() {
    Catalog catalog = catalog(good("public.a").build(), good("public.B").build());
    assertThat(found(catalog, new NoTablesInSchemas("public").allowing("public.B")))
        .containsExactly("public.a");
    assertThat(
            found(
                catalog, new NoTablesInSchemas("public").allowing("public.a").allowing("public.B")))
        .isEmpty();
  }

  @Test
  void passes_over_what_the_project_did_not_design() {
    Catalog catalog =
        catalog(
            good("app.a").build(),
            good("public.flyway_schema_history").build(),
            good("public.spatial_ref_sys").extension("postgis").build());
    assertThat(new NoTablesInSchemas().check(catalog).findings()).isEmpty();
  }

  @Test
  void moves_a_table_to_where_its_foreign_keys_lead() {
    Catalog catalog =
        catalog(
            good("app.a").build(),
            good("app.b").build(),
            good("billing.accounts").build(),
            good("public.invoices")
                .foreignKey(
                    ForeignKey.of(
                        "fk",
                        List.of("id"),
                        new QualifiedName("billing", "accounts"),
                        List.of("id")))
                .build(),
            good("public.countries").build());
    assertThat(statements(catalog, "public.invoices"))
        .endsWith("ALTER TABLE \"public\".\"invoices\" SET SCHEMA \"billing\"");
    assertThat(statements(catalog, "public.countries"))
        .endsWith("ALTER TABLE \"public\".\"countries\" SET SCHEMA \"app\"");
  }

  @Test
  void moves_a_table_to_those_that_refer_to_it() {
    Catalog catalog =
        catalog(
            good("app.a").build(),
            good("app.b").build(),
            good("billing.accounts")
                .foreignKey(ForeignKey.of("fk", List.of("id"), INVOICES, List.of("id")))
                .build(),
            good("public.invoices").build());
    assertThat(statements(catalog, "public.invoices"))
        .endsWith("ALTER TABLE \"public\".\"invoices\" SET SCHEMA \"billing\"");
  }

  @Test
  void moves_no_table_to_where_its_name_is_taken() {
    Catalog catalog =
        catalog(
            good("app.invoices").build(), good("app.b").build(), good("public.invoices").build());
    assertThat(statements(catalog, "public.invoices"))
        .containsExactly(
            "CREATE SCHEMA IF NOT EXISTS \"app2\"",
            "ALTER TABLE \"public\".\"invoices\" SET SCHEMA \"app2\"");
  }

  @Test
  void moves_no_table_into_another_schema_that_must_hold_none() {
    Catalog catalog = catalog(good("app.a").build(), good("public.invoices").build());
    NoTablesInSchemas rule = new NoTablesInSchemas("public", "app");
    assertThat(finding(catalog, rule, "public.invoices").fix().statements())
        .containsExactly(
            "CREATE SCHEMA IF NOT EXISTS \"app2\"",
            "ALTER TABLE \"public\".\"invoices\" SET SCHEMA \"app2\"");
  }

  @Test
  void moves_partitions_along_if_they_stand_in_the_wrong_schema_too() {
    Catalog catalog =
        catalog(
            good("public.invoices").constraint(Constraint.primaryKey("k", List.of("id"))).build(),
            good("public.invoices_1").partition(new Partition(INVOICES, "DEFAULT")).build(),
            good("parts.invoices_2").partition(new Partition(INVOICES, "DEFAULT")).build());
    assertThat(found(catalog, new NoTablesInSchemas())).containsExactly("public.invoices");
    assertThat(statements(catalog, "public.invoices"))
        .containsExactly(
            "CREATE SCHEMA IF NOT EXISTS \"app\"",
            "ALTER TABLE \"public\".\"invoices\" SET SCHEMA \"app\"",
            "ALTER TABLE \"public\".\"invoices_1\" SET SCHEMA \"app\"");
  }

  @Test
  void needs_a_schema() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoTablesInSchemas(List.of(), List.of()))
        .withMessage("NS001 needs at least one schema that must hold no table");
  }

  private static List<String> found(Catalog catalog, NoTablesInSchemas rule) {
    return rule.check(catalog).findings().stream().map(Finding::objectName).toList();
  }

  private static Finding finding(Catalog catalog, NoTablesInSchemas rule, String table) {
    return rule.check(catalog).findings().stream()
        .filter(each -> each.objectName().equals(table))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> statements(Catalog catalog, String table) {
    return finding(catalog, new NoTablesInSchemas(), table).fix().statements();
  }
}

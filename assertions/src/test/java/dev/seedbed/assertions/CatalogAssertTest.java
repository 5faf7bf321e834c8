package dev.seedbed.assertions;

import static dev.seedbed.assertions.SomeTables.UUID;
import static dev.seedbed.assertions.SomeTables.catalog;
import static dev.seedbed.assertions.SomeTables.column;
import static dev.seedbed.assertions.SomeTables.good;
import static dev.seedbed.assertions.SomeTables.table;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.rule.namespace.NoTablesInSchemas;
import dev.seedbed.assertions.rule.timestamps.RequiredTimestamps;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SeedbedException;
import org.junit.jupiter.api.Test;

class CatalogAssertTest {
  private static final Catalog GOOD = catalog(good("app.users").build());
  private static final Catalog BAD =
      catalog(
          good("public.a").build(),
          good("public.b").build(),
          table("app.c", column("user_id", UUID)).build());

  @Test
  void a_schema_that_follows_the_rules_passes() {
    new CatalogAssert(GOOD)
        .hasNoTablesIn("public")
        .hasTextUserIds()
        .hasRequiredTimestamps()
        .follows(new NoTablesInSchemas(), new RequiredTimestamps());
  }

  @Test
  void reports_all_findings_at_once() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new CatalogAssert(BAD).hasNoTablesIn("public"))
        .withMessage(
            """
            database shop: 2 findings (2 errors)

            [NS001 no-tables-in-schema] error  public.a
              the table stands in a schema that must hold none
              expected: a schema other than public
              actual: public
              at: unknown - migrations were not traced
              To fix:
                -- Schema app is a guess: write the one of the service that owns the table.
                -- Code that names it needs the new name; roles that use it need USAGE on the schema.
                CREATE SCHEMA IF NOT EXISTS "app";
                ALTER TABLE "public"."a" SET SCHEMA "app";
              To accept: assertThat(schema).accepting("NS001 relation public.a")

            [NS001 no-tables-in-schema] error  public.b
              the table stands in a schema that must hold none
              expected: a schema other than public
              actual: public
              at: unknown - migrations were not traced
              To fix:
                -- Schema app is a guess: write the one of the service that owns the table.
                -- Code that names it needs the new name; roles that use it need USAGE on the schema.
                CREATE SCHEMA IF NOT EXISTS "app";
                ALTER TABLE "public"."b" SET SCHEMA "app";
              To accept: assertThat(schema).accepting("NS001 relation public.b")

            examined 3 tables; not counted: 0 migration history tables, 0 partitions, 0 of extensions""");
  }

  @Test
  void each_assertion_checks_its_rule() {
    CatalogAssert bad = new CatalogAssert(BAD);
    fails(() -> bad.hasNoTablesIn("app"), "database shop: 1 finding (1 error)\n\n[NS001 ");
    fails(bad::hasTextUserIds, "database shop: 1 finding (1 error)\n\n[TYP001 ");
    fails(bad::hasRequiredTimestamps, "database shop: 2 findings (2 errors)\n\n[TIM001 ");
    fails(
        () -> bad.follows(new NoTablesInSchemas(), new RequiredTimestamps()),
        "database shop: 4 findings (4 errors)\n\n[NS001 ");
  }

  @Test
  void wants_a_column_of_each_name_that_it_is_given() {
    Catalog catalog = catalog(good("app.users").build());
    fails(
        () -> new CatalogAssert(catalog).hasTextUserIds("user_id", "ownr_id"),
        """
        database shop: 1 rule that examined nothing

        [TYP001 text-user-ids] examined nothing
          expected: at least 1 column named ownr_id in 1 table
        """);
  }

  @Test
  void fails_on_a_schema_without_tables() {
    fails(
        () -> new CatalogAssert(catalog()).hasNoTablesIn("public"),
        """
        database shop: 1 rule that examined nothing

        [NS001 no-tables-in-schema] examined nothing
          expected: at least 1 table
          actual: 0 tables; not counted: \
        0 migration history tables, 0 partitions, 0 of extensions
        """);
  }

  @Test
  void fails_without_a_schema() {
    fails(() -> new CatalogAssert(null).hasTextUserIds(), "\nExpecting actual not to be null");
  }

  @Test
  void begins_with_the_description() {
    fails(
        () -> new CatalogAssert(BAD).as("the %s schema", "old").hasTextUserIds(),
        "[the old schema] database shop: 1 finding (1 error)\n");
  }

  @Test
  void prints_percent_signs_in_names_as_they_are() {
    Catalog catalog = catalog(good("public.100%d %s").build());
    fails(
        () -> new CatalogAssert(catalog).hasNoTablesIn("public"),
        """
        database shop: 1 finding (1 error)

        [NS001 no-tables-in-schema] error  public."100%d %s"
        """);
  }

  @Test
  void passes_over_accepted_findings() {
    new CatalogAssert(BAD)
        .accepting("NS001 relation public.a", "NS001 relation public.b")
        .accepting("TYP001 column app.c.user_id")
        .hasNoTablesIn("public")
        .hasTextUserIds();
    fails(
        () -> new CatalogAssert(BAD).accepting("NS001 relation public.a").hasNoTablesIn("public"),
        "database shop: 1 finding (1 error)\n\n[NS001 no-tables-in-schema] error  public.b\n");
  }

  @Test
  void refuses_to_accept_what_can_be_no_finding() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> new CatalogAssert(BAD).accepting("public.a"))
        .withMessage(
            """
            Cannot accept "public.a"
              expected: a rule's id, a kind of object and its name
              actual: "public.a"
              why: no finding has this for its fingerprint, so it would accept nothing
              To fix: copy it from the finding, as in accepting("NS001 relation public.countries")""");
  }

  @Test
  void refuses_to_assert_nothing() {
    CatalogAssert good = new CatalogAssert(GOOD);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> good.follows())
        .withMessage("Without a rule nothing is asserted");
    assertThatIllegalArgumentException().isThrownBy(() -> good.hasNoTablesIn());
  }

  private static void fails(Runnable assertion, String message) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(assertion::run)
        .withMessageStartingWith(message);
  }
}

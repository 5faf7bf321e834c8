package dev.seedbed.assertions.rule.types;

import static dev.seedbed.assertions.SomeTables.TEXT;
import static dev.seedbed.assertions.SomeTables.UUID;
import static dev.seedbed.assertions.SomeTables.catalog;
import static dev.seedbed.assertions.SomeTables.column;
import static dev.seedbed.assertions.SomeTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.SomeTables;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Report;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Domain;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.PartitionKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextUserIdsTest {
  private static final QualifiedName USERS = new QualifiedName("auth", "users");
  private static final TextUserIds RULE = new TextUserIds();

  @Test
  void finds_a_user_id_that_is_no_text_and_tells_all_about_it() {
    Catalog catalog = catalog(table("app.sessions", column("user_id", UUID)).build());
    assertThat(Report.of(catalog, List.of(RULE)))
        .hasToString(
            """
            database shop: 1 finding (1 error)

            [TYP001 text-user-ids] error  app.sessions.user_id
              user ids are opaque text; this column has another type
              expected: text
              actual: uuid
              at: unknown - migrations were not traced
              To fix:
                ALTER TABLE "app"."sessions" ALTER COLUMN "user_id" TYPE text USING "user_id"::text;
              To accept: assertThat(schema).accepting("TYP001 column app.sessions.user_id")

            examined 1 column named user_id in 1 table; \
            not counted: 0 migration history tables, 0 partitions, 0 of extensions""");
  }

  @Test
  void takes_text_and_domains_over_text_for_text() {
    Domain outer = domain("user_key", domainType("key"));
    Domain inner = domain("key", TEXT);
    Domain other = domain("other_key", UUID);
    Catalog catalog =
        with(
            List.of(outer, inner, other),
            table("app.a", column("user_id", domainType("user_key"))).build(),
            table("app.b", column("user_id", domainType("other_key"))).build(),
            table("app.c", column("user_id", TEXT)).build());
    assertThat(RULE.check(catalog).findings())
        .singleElement()
        .returns("app.b.user_id", Finding::objectName)
        .returns("app.other_key (a domain over uuid)", Finding::actual);
  }

  @Test
  void takes_nothing_else_for_text() {
    DataType array =
        new DataType(
            "text[]", new QualifiedName("pg_catalog", "_text"), DataType.Kind.ARRAY, -1, TEXT);
    DataType citext =
        new DataType(
            "public.citext", new QualifiedName("public", "citext"), DataType.Kind.BASE, -1, null);
    Catalog catalog =
        catalog(
            table("app.a", column("user_id", DataType.builtIn("character varying", "varchar")))
                .build(),
            table("app.b", column("user_id", DataType.builtIn("character(1)", "bpchar"))).build(),
            table("app.c", column("user_id", DataType.builtIn("bigint", "int8"))).build(),
            table("app.d", column("user_id", array)).build(),
            table("app.e", column("user_id", citext)).build());
    assertThat(RULE.check(catalog).findings())
        .map(Finding::actual)
        .containsExactly("character varying", "character(1)", "bigint", "text[]", "public.citext");
  }

  @Test
  void looks_at_columns_of_the_given_names_only() {
    Catalog catalog =
        catalog(
            table(
                    "app.a",
                    column("user_id", UUID),
                    column("User_Id", UUID),
                    column("owner_id", UUID),
                    column("id", UUID))
                .build());
    assertThat(found(catalog, RULE)).containsExactly("app.a.user_id");
    RuleResult both = new TextUserIds("User_Id", "owner_id").check(catalog);
    assertThat(both.findings())
        .map(Finding::objectName)
        .containsExactly("app.a.\"User_Id\"", "app.a.owner_id");
    assertThat(both.examined()).hasToString("2 columns named \"User_Id\" or owner_id in 1 table");
  }

  @Test
  void examines_nothing_where_no_column_has_the_name() {
    Catalog catalog = catalog(table("app.a", column("userId", UUID)).build());
    RuleResult result = RULE.check(catalog);
    assertThat(result.examinedNothing()).isTrue();
    assertThat(result.examined()).hasToString("0 columns named user_id in 1 table");
  }

  @Test
  void passes_over_foreign_tables_and_inherited_columns() {
    Catalog catalog =
        catalog(
            table("app.a", column("user_id", UUID)).build(),
            table("app.b", column("user_id", UUID))
                .inherits(List.of(new QualifiedName("app", "a")))
                .build(),
            table("app.c", column("user_id", UUID)).kind(Table.Kind.FOREIGN).build());
    assertThat(found(catalog, RULE)).containsExactly("app.a.user_id");
  }

  @Test
  void makes_text_of_all_columns_that_foreign_keys_tie_together() {
    Catalog catalog =
        catalog(
            table("auth.users", column("id", UUID)).build(),
            table("app.posts", column("user_id", UUID), column("editor", UUID))
                .foreignKey(ForeignKey.of("by", List.of("user_id"), USERS, List.of("id")))
                .foreignKey(ForeignKey.of("of", List.of("editor"), USERS, List.of("id")))
                .build(),
            table("app.notes", column("user_id", UUID)).build());
    Finding posts = finding(catalog, "app.posts.user_id");
    assertThat(posts.fix().toSql())
        .isEqualTo(
            """
            -- Foreign keys tie these columns to each other, so all become text: app.posts.editor, \
            app.posts.user_id, auth.users.id.
            ALTER TABLE "app"."posts" DROP CONSTRAINT "by";
            ALTER TABLE "app"."posts" DROP CONSTRAINT "of";
            ALTER TABLE "app"."posts" \
            ALTER COLUMN "editor" TYPE text USING "editor"::text, \
            ALTER COLUMN "user_id" TYPE text USING "user_id"::text;
            ALTER TABLE "auth"."users" ALTER COLUMN "id" TYPE text USING "id"::text;
            ALTER TABLE "app"."posts" ADD CONSTRAINT "by" FOREIGN KEY (user_id) REFERENCES auth.users(id);
            ALTER TABLE "app"."posts" ADD CONSTRAINT "of" FOREIGN KEY (editor) REFERENCES auth.users(id);""");
    assertThat(finding(catalog, "app.notes.user_id").fix().statements()).hasSize(1);
  }

  @Test
  void shows_the_fix_of_tied_columns_once() {
    Catalog catalog =
        catalog(
            table("auth.users", column("id", UUID)).build(),
            table("app.posts", column("user_id", UUID))
                .foreignKey(ForeignKey.of("fk", List.of("user_id"), USERS, List.of("id")))
                .build(),
            table("app.votes", column("user_id", UUID))
                .foreignKey(ForeignKey.of("fk", List.of("user_id"), USERS, List.of("id")))
                .build());
    assertThat(Report.of(catalog, List.of(RULE)).toString())
        .contains("To fix: as for app.posts.user_id above");
  }

  @Test
  void keeps_a_collation() {
    Column column =
        new Column(
            "user_id",
            1,
            DataType.builtIn("character varying", "varchar"),
            true,
            null,
            Column.Identity.NONE,
            Column.Generation.NONE,
            null,
            new QualifiedName("pg_catalog", "C"),
            null,
            List.of());
    assertThat(finding(catalog(table("app.a", column).build()), "app.a.user_id").fix().toSql())
        .isEqualTo(
            "ALTER TABLE \"app\".\"a\" ALTER COLUMN \"user_id\""
                + " TYPE text COLLATE \"pg_catalog\".\"C\" USING \"user_id\"::text;");
  }

  @Test
  void says_that_a_partition_key_cannot_be_changed() {
    Catalog catalog =
        catalog(
            table("app.a", column("user_id", UUID))
                .kind(Table.Kind.PARTITIONED)
                .partitionKey(
                    new PartitionKey(
                        PartitionKey.Strategy.HASH, List.of("user_id"), "HASH (user_id)"))
                .build());
    assertThat(finding(catalog, "app.a.user_id").fix().toSql())
        .isEqualTo(
            "-- PostgreSQL cannot change the type of a partition key, here app.a.user_id: make a"
                + " new partitioned table that has it as text, copy the rows, drop the old table,"
                + " rename the new one.");
  }

  @Test
  void needs_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextUserIds(List.of()))
        .withMessage("TYP001 needs at least one name of user id columns");
  }

  private static List<String> found(Catalog catalog, TextUserIds rule) {
    return rule.check(catalog).findings().stream().map(Finding::objectName).toList();
  }

  private static Finding finding(Catalog catalog, String column) {
    return RULE.check(catalog).findings().stream()
        .filter(each -> each.objectName().equals(column))
        .findFirst()
        .orElseThrow();
  }

  private static DataType domainType(String name) {
    return new DataType(
        "app." + name, new QualifiedName("app", name), DataType.Kind.DOMAIN, -1, null);
  }

  private static Domain domain(String name, DataType base) {
    return new Domain(
        new QualifiedName("app", name),
        "postgres",
        base,
        false,
        null,
        null,
        List.of(),
        null,
        List.of(),
        null);
  }

  private static Catalog with(List<Domain> domains, Table... tables) {
    Catalog plain = SomeTables.catalog(tables);
    return new Catalog(
        plain.database(),
        plain.serverVersion(),
        plain.schemas(),
        plain.tables(),
        plain.views(),
        plain.sequences(),
        plain.enums(),
        domains,
        plain.functions(),
        plain.extensions(),
        plain.roles(),
        plain.historyTables(),
        plain.origins());
  }
}

package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Catalog catalog =
      Catalog.of(
          "shop",
          170_006,
          List.of(
              table("crm.users").build(),
              table("app.Users").build(),
              table("app.users").build(),
              table("app.odd.name").build(),
              table("app.orders").build(),
              table("app.orders_2024")
                  .partition(new Partition(QualifiedName.parse("app.orders"), "DEFAULT"))
                  .build(),
              table("app.spatial_ref_sys").extension("postgis").build(),
              table("app.flyway_schema_history").build()));

  @Test
  void keeps_tables_in_the_order_of_their_names() {
    assertThat(catalog.tables())
        .extracting(table -> table.name().toString())
        .containsExactly(
            "app.\"Users\"",
            "app.flyway_schema_history",
            "app.\"odd.name\"",
            "app.orders",
            "app.orders_2024",
            "app.spatial_ref_sys",
            "app.users",
            "crm.users");
  }

  @Test
  void finds_every_table_by_its_qualified_name() {
    for (Table table : catalog.tables()) {
      assertThat(catalog.table(table.name())).contains(table);
      assertThat(catalog.table(table.name().toString())).contains(table);
    }
    assertThat(catalog.table(new QualifiedName("app", "none"))).isEmpty();
    assertThat(catalog.table("zzz.none")).isEmpty();
    assertThat(catalog.table("\"app.odd\".name")).isEmpty();
  }

  @Test
  void finds_the_only_table_of_a_name_without_its_schema() {
    assertThat(catalog.table("orders"))
        .map(Table::name)
        .contains(QualifiedName.parse("app.orders"));
    assertThat(catalog.table("Users")).map(Table::name).contains(QualifiedName.parse("app.Users"));
    assertThat(catalog.table("none")).isEmpty();
  }

  @Test
  void refuses_a_name_that_several_schemas_have() {
    assertThatThrownBy(() -> catalog.table("users"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            Ambiguous table name in database shop: users
              expected: one table of that name
              actual: app.users, crm.users
              why: a name without a schema is looked for in all of them
              To fix: write the schema too, as in app.users""");
  }

  @Test
  void lists_the_tables_of_a_schema() {
    assertThat(catalog.tablesIn("crm")).hasSize(1);
    assertThat(catalog.tablesIn("none")).isEmpty();
  }

  @Test
  void counts_neither_partitions_nor_extensions_nor_histories_among_user_tables() {
    assertThat(catalog.userTables())
        .extracting(table -> table.name().name())
        .containsExactly("Users", "odd.name", "orders", "users", "users");
  }

  @Test
  void takes_other_history_tables_if_told_to() {
    Catalog other = catalog.withHistoryTables(List.of(HistoryTable.named("users")));

    assertThat(other.userTables())
        .extracting(table -> table.name().name())
        .containsExactly("flyway_schema_history", "odd.name", "orders");
  }

  @Test
  void tells_the_major_version() {
    assertThat(catalog.majorVersion()).isEqualTo(17);
  }

  @Test
  void looks_underneath_domains_of_domains() {
    DataType text = DataType.builtIn("text", "text");
    DataType email = domainType("types.email");
    DataType work = domainType("types.work_email");
    DataType foreign = domainType("information_schema.sql_identifier");
    Catalog typed =
        new Catalog(
            "shop",
            170_006,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(domain(email, text), domain(work, email)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Origins.NONE);

    assertThat(typed.underlying(work)).isEqualTo(text);
    assertThat(typed.underlying(text)).isEqualTo(text);
    assertThat(typed.underlying(foreign)).isEqualTo(foreign);
  }

  @Test
  void cannot_be_changed_from_outside() {
    assertThatThrownBy(() -> catalog.tables().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static TableBuilder table(String name) {
    int dot = name.indexOf('.');
    return new TableBuilder(new QualifiedName(name.substring(0, dot), name.substring(dot + 1)));
  }

  private static DataType domainType(String name) {
    return new DataType(name, QualifiedName.parse(name), DataType.Kind.DOMAIN, -1, null);
  }

  private static Domain domain(DataType type, DataType base) {
    return new Domain(
        type.name(), "postgres", base, false, null, null, List.of(), null, List.of(), null);
  }
}

package dev.seedbed.cli.report.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.catalog.TableBuilder;
import dev.seedbed.cli.report.LargeSchema;
import dev.seedbed.cli.report.diagram.Diagram;
import dev.seedbed.fixtures.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaViewTest {
  private static final QualifiedName TENANTS = name("tenants");

  private static QualifiedName name(String table) {
    return new QualifiedName("app", table);
  }

  private static SchemaView of(Table... tables) {
    return SchemaView.of(Catalog.of("d", 170000, List.of(tables)), Mapping.BY_NAME);
  }

  private static TableView find(SchemaView schema, String table) {
    return schema.tables().stream()
        .filter(each -> each.label().equals(table))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_shortest_way_to_the_tenant_is_found_whatever_circles_there_are() {
    SchemaView schema =
        of(
            LargeSchema.table(TENANTS, 2, List.of()),
            LargeSchema.table(name("agents"), 2, List.of(TENANTS)),
            LargeSchema.table(name("logs"), 2, List.of(name("steps"), name("agents"))),
            LargeSchema.table(name("steps"), 2, List.of(name("logs"))),
            LargeSchema.table(name("lost"), 2, List.of(name("lost"))));
    assertThat(find(schema, "tenants").tenant().kind()).isEqualTo(Tenancy.Kind.ROOT);
    assertThat(find(schema, "agents").tenant().kind()).isEqualTo(Tenancy.Kind.DIRECT);
    assertThat(find(schema, "lost").tenant())
        .isEqualTo(new Tenancy(Tenancy.Kind.NONE, List.of(), null));
    Tenancy steps = find(schema, "steps").tenant();
    assertThat(steps.kind()).isEqualTo(Tenancy.Kind.PATH);
    assertThat(steps.path())
        .extracting(number -> schema.tables().get(number).label())
        .containsExactly("steps", "logs", "agents", "tenants");
    assertThat(schema.references())
        .filteredOn(ReferenceView::tenantPath)
        .extracting(reference -> schema.tables().get(reference.from()).label())
        .containsExactly("agents", "logs", "steps");
  }

  @Test
  void a_tenant_column_without_a_foreign_key_is_told_apart() {
    Table table =
        new TableBuilder(name("events"))
            .column(Column.of("workspace_id", 1, DataType.builtIn("uuid", "uuid"), true, null))
            .build();
    assertThat(find(of(table), "events").tenant())
        .isEqualTo(new Tenancy(Tenancy.Kind.COLUMN, List.of(), "workspace_id"));
  }

  @Test
  void what_no_foreign_key_says_is_a_reference_that_is_not_checked() {
    QualifiedName balances = new QualifiedName("Credits", "Balances");
    QualifiedName users = new QualifiedName("auth", "users");
    Table said =
        new TableBuilder(balances)
            .column(Column.of("Owner", 1, DataType.builtIn("text", "text"), true, null))
            .build();
    Catalog catalog =
        Catalog.of(
            "d",
            170000,
            List.of(
                said,
                LargeSchema.table(users, 2, List.of()),
                LargeSchema.table(name("keyed"), 1, List.of(users))));
    Mapping mapping = Mapping.BY_NAME.reference("Credits.Balances", "Owner", "auth.users");
    SchemaView schema = SchemaView.of(catalog, mapping);

    assertThat(schema.references())
        .extracting(ReferenceView::columns, ReferenceView::checked)
        .containsExactly(tuple(List.of("parent_0_id"), true), tuple(List.of("Owner"), false));
    ReferenceView owner = schema.references().get(1);
    assertThat(schema.tables().get(owner.from()).label()).isEqualTo("Balances");
    assertThat(schema.tables().get(owner.to()).label()).isEqualTo("users");
    assertThat(owner.referencedColumns()).containsExactly("id");
    assertThat(Diagram.of(schema).lines()).hasSize(2).allMatch(line -> line.startsWith("M"));
    assertThat(
            SchemaView.of(catalog, mapping.reference("app.keyed", "parent_0_id", "auth.users"))
                .references())
        .as("a foreign key that is said again is drawn once")
        .hasSize(2);
  }

  @Test
  void keys_are_shown_before_other_columns_that_have_no_room() {
    TableView table = find(of(LargeSchema.table(name("wide"), 40, List.of(name("wide")))), "wide");
    assertThat(table.shown()).hasSize(TableView.SHOWN).startsWith(0, 1).endsWith(40);
    assertThat(table.hidden()).isEqualTo(31);
  }

  @Test
  void types_of_many_words_are_shortened() {
    Table table =
        new TableBuilder(name("t"))
            .column(time("a", "timestamp with time zone"))
            .column(time("b", "timestamp(3) without time zone"))
            .column(time("c", "character varying(20)"))
            .build();
    assertThat(find(of(table), "t").columns())
        .extracting(ColumnView::type)
        .containsExactly("timestamptz", "timestamp(3)", "varchar(20)");
  }

  private static Column time(String name, String sql) {
    return Column.of(name, name.charAt(0) - 'a' + 1, DataType.builtIn(sql, "x"), false, null);
  }

  @Test
  void a_table_without_columns_is_a_table_too() {
    assertThat(find(of(new TableBuilder(name("none")).build()), "none").columns()).isEmpty();
  }
}

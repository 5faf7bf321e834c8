package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final QualifiedName ORDERS = new QualifiedName("app", "orders");
  private static final DataType BIGINT = DataType.builtIn("bigint", "int8");
  private static final ForeignKey TO_USERS =
      ForeignKey.of(
          "orders_user_fkey", List.of("User Id"), new QualifiedName("app", "users"), List.of("id"));

  private final Table orders =
      new TableBuilder(ORDERS)
          .column(Column.of("id", 1, BIGINT, true, null))
          .column(Column.of("User Id", 3, BIGINT))
          .constraint(Constraint.unique("orders_user_key", List.of("User Id")))
          .constraint(Constraint.primaryKey("orders_pkey", List.of("id")))
          .foreignKey(TO_USERS)
          .index(index("orders_user_key"))
          .build();

  @Test
  void finds_its_parts_by_name() {
    assertThat(orders.column("User Id")).map(Column::position).contains(3);
    assertThat(orders.column("user id")).isEmpty();
    assertThat(orders.foreignKey("orders_user_fkey")).contains(TO_USERS);
    assertThat(orders.index("orders_user_key")).map(Index::method).contains("btree");
    assertThat(orders.index("orders_pkey")).isEmpty();
  }

  @Test
  void knows_its_primary_key() {
    assertThat(orders.primaryKey()).map(Constraint::columns).contains(List.of("id"));
    assertThat(new TableBuilder(ORDERS).build().primaryKey()).isEmpty();
    assertThat(orders.constraints(Constraint.Kind.UNIQUE)).hasSize(1);
  }

  @Test
  void describes_keys_as_the_server_would() {
    assertThat(orders.primaryKey()).map(Constraint::definition).contains("PRIMARY KEY (id)");
    assertThat(TO_USERS.definition())
        .isEqualTo("FOREIGN KEY (\"User Id\") REFERENCES app.users(id)");
  }

  @Test
  void copies_what_it_is_made_of_and_keeps_its_order() {
    List<Column> columns = new ArrayList<>(List.of(Column.of("a", 1, BIGINT)));
    Map<String, String> options = new LinkedHashMap<>();
    options.put("toast_tuple_target", "128");
    options.put("fillfactor", "70");
    options.put("autovacuum_enabled", "false");
    Table table = new TableBuilder(ORDERS).columns(columns).options(options).build();
    List<String> order = List.copyOf(options.keySet());
    columns.clear();
    options.clear();

    assertThat(table.columns()).hasSize(1);
    assertThat(table.options().keySet()).containsExactlyElementsOf(order);
    assertThatThrownBy(() -> table.options().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void is_addressed_as_a_relation() {
    assertThat(orders.address()).isEqualTo(ObjectAddress.relation(ORDERS));
  }

  @Test
  void refuses_parts_that_contradict_themselves() {
    assertThatThrownBy(() -> Column.of("a", 0, BIGINT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ForeignKey.of("f", List.of("a"), ORDERS, List.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> key(null, null)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> key("a", "lower(a)")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Constraint(
                    "c",
                    Constraint.Kind.CHECK,
                    List.of(),
                    null,
                    "",
                    true,
                    true,
                    false,
                    false,
                    null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Trigger(
                    "t",
                    Trigger.Timing.AFTER,
                    Set.of(),
                    Trigger.Level.ROW,
                    List.of(),
                    null,
                    ORDERS,
                    List.of(),
                    Trigger.Enabled.ORIGIN,
                    false,
                    false,
                    false,
                    "",
                    null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writes_index_keys_as_sql() {
    assertThat(key("User Id", null).toSql()).isEqualTo("\"User Id\"");
    assertThat(key(null, "lower(name)").toSql()).isEqualTo("lower(name)");
    assertThat(key("a", null).isColumn("a")).isTrue();
    assertThat(key(null, "a").isColumn("a")).isFalse();
  }

  private static IndexKey key(@Nullable String column, @Nullable String expression) {
    return new IndexKey(
        column,
        expression,
        BIGINT,
        new QualifiedName("pg_catalog", "int8_ops"),
        null,
        false,
        false);
  }

  private static Index index(String name) {
    return new Index(
        new QualifiedName("app", name),
        "btree",
        true,
        false,
        true,
        true,
        false,
        List.of(key("User Id", null)),
        List.of(),
        null,
        Map.of(),
        "CREATE UNIQUE INDEX …",
        name,
        null,
        null);
  }
}

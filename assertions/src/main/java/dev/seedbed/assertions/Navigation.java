package dev.seedbed.assertions;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/**
 * Goes from one object of a schema to another, and says so if it is not there.
 *
 * @param softly what collects failures; null if the first one ends the test
 */
record Navigation(@Nullable SoftAssertionsProvider softly) {
  static final Navigation HARD = new Navigation(null);

  TableAssert table(CatalogAssert schema, String name) {
    Catalog catalog = schema.catalog();
    Table table = catalog.table(name).orElse(null);
    if (table == null) {
      List<String> names = catalog.tables().stream().map(each -> each.name().toString()).toList();
      fail(
          PartAssert.missing(
              "Database " + Identifier.display(catalog.database()) + " has no table " + name,
              "a table",
              name,
              names));
    }
    ObjectAddress address =
        table == null ? ObjectAddress.relation(new QualifiedName("?", name)) : table.address();
    return begin(
        schema, TableAssert::new, TableAssert.class, new Part<>(schema, table, address, table));
  }

  /** The table that the part is of. */
  TableAssert tableOf(Part<?> part) {
    ObjectAddress column = part.address();
    Table table = part.table();
    ObjectAddress address = table == null ? column.relation().orElse(column) : table.address();
    return begin(
        part.schema(),
        TableAssert::new,
        TableAssert.class,
        new Part<>(part.schema(), table, address, table));
  }

  ColumnAssert column(Part<Table> part, String name) {
    Table table = part.object();
    Column column = table == null ? null : table.column(name).orElse(null);
    if (table != null && column == null) {
      fail(noColumn(part, table, name));
    }
    ObjectAddress address =
        new ObjectAddress(
            ObjectAddress.Kind.COLUMN,
            List.of(part.address().names().get(0), part.address().names().get(1), name));
    return begin(
        part.schema(),
        ColumnAssert::new,
        ColumnAssert.class,
        new Part<>(part.schema(), table, address, column));
  }

  VectorIndexAssert hnswIndex(Part<Table> part, String column) {
    Table table = part.object();
    Optional<Index> index =
        table == null
            ? Optional.empty()
            : table.indexes().stream()
                .filter(each -> each.method().equals("hnsw") && each.valid())
                .filter(each -> VectorIndexAssert.isOn(each, column))
                .findFirst();
    if (table != null && table.column(column).isEmpty()) {
      fail(noColumn(part, table, column));
    } else if (table != null && index.isEmpty()) {
      fail(
          ErrorMessage.of("Table " + part.place() + " has no HNSW index on " + column)
              .expected("a valid index of method hnsw on the column, or on a cast of it")
              .actual(TableAssert.indexes(table))
              .toFix(
                  "CREATE INDEX ON "
                      + table.name().toSql()
                      + " USING hnsw ("
                      + Identifier.quote(column)
                      + " vector_cosine_ops);"));
    }
    return begin(
        part.schema(),
        VectorIndexAssert::new,
        VectorIndexAssert.class,
        new Part<>(
            part.schema(),
            table,
            index.map(Index::address).orElse(part.address()),
            index.orElse(null)));
  }

  static ErrorMessage noColumn(Part<Table> part, Table table, String name) {
    return PartAssert.missing(
        "Table " + part.place() + " has no column " + Identifier.display(name),
        "a column",
        Identifier.display(name),
        table.columns().stream().map(Column::name).map(Identifier::display).toList());
  }

  private <T, A extends PartAssert<A, T>> A begin(
      CatalogAssert schema, Function<Part<T>, A> hard, Class<A> type, Part<T> part) {
    A begun = softly == null ? hard.apply(part) : softly.proxy(type, Part.class, part);
    String description = schema.descriptionText();
    return description.isEmpty() ? begun : begun.as("%s", description);
  }

  private void fail(ErrorMessage message) {
    AssertionError error = new AssertionError(message.toString());
    if (softly == null) {
      throw error;
    }
    softly.collectAssertionError(error);
  }
}

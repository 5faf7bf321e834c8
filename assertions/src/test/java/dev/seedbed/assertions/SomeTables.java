package dev.seedbed.assertions;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.catalog.TableBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables made without a server. */
public final class SomeTables {
  public static final DataType TEXT = DataType.builtIn("text", "text");
  public static final DataType UUID = DataType.builtIn("uuid", "uuid");
  public static final DataType TIMESTAMPTZ =
      DataType.builtIn("timestamp with time zone", "timestamptz");
  public static final DataType TIMESTAMP =
      DataType.builtIn("timestamp without time zone", "timestamp");

  private SomeTables() {}

  /** A catalog of a database called shop. */
  public static Catalog catalog(Table... tables) {
    return Catalog.of("shop", 170006, List.of(tables));
  }

  /** A table that follows every rule. */
  public static TableBuilder good(String name) {
    return new TableBuilder(QualifiedName.parse(name))
        .column(Column.of("id", 1, TEXT, true, null))
        .column(Column.of("user_id", 2, TEXT, true, null))
        .column(createdAt())
        .column(updatedAt());
  }

  /** A table with these columns, numbered anew. */
  public static TableBuilder table(String name, Column... columns) {
    TableBuilder table = new TableBuilder(QualifiedName.parse(name));
    for (int i = 0; i < columns.length; i++) {
      Column column = columns[i];
      table.column(
          new Column(
              column.name(),
              i + 1,
              column.type(),
              column.notNull(),
              column.defaultExpression(),
              column.identity(),
              column.generation(),
              column.generationExpression(),
              column.collation(),
              column.comment(),
              column.grants()));
    }
    return table;
  }

  public static Column column(String name, DataType type) {
    return Column.of(name, 1, type, true, null);
  }

  public static Column column(String name, DataType type, @Nullable String defaultExpression) {
    return Column.of(name, 1, type, true, defaultExpression);
  }

  public static Column createdAt() {
    return Column.of("created_at", 3, TIMESTAMPTZ, true, "now()");
  }

  public static Column updatedAt() {
    return Column.of("updated_at", 4, TIMESTAMPTZ, true, "CURRENT_TIMESTAMP");
  }
}

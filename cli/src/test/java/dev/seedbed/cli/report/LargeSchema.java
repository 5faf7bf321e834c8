package dev.seedbed.cli.report;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.catalog.TableBuilder;
import java.util.ArrayList;
import java.util.List;

/** Schemas of any size, with names of every kind. */
public final class LargeSchema {
  private static final DataType TEXT = DataType.builtIn("text", "text");

  private LargeSchema() {}

  /** So many tables in ten schemas: chains, stars, circles, and some that refer to themselves. */
  public static Catalog of(int tables) {
    List<Table> made = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      List<QualifiedName> parents = new ArrayList<>();
      parents.add(name(i / 3));
      if (i % 7 == 0) {
        parents.add(name(i));
      }
      if (i % 11 == 0) {
        parents.add(name((i * 31 + 5) % tables));
      }
      made.add(table(name(i), 3 + i % 15, parents));
    }
    return Catalog.of("large", 170000, made);
  }

  private static QualifiedName name(int i) {
    return new QualifiedName("schema_" + i % 10, "table_" + i);
  }

  /** A table with a key, so many columns, and a foreign key to each of these. */
  public static Table table(QualifiedName name, int columns, List<QualifiedName> parents) {
    TableBuilder table = new TableBuilder(name);
    table.column(Column.of("id", 1, TEXT, true, null));
    for (int i = 1; i < columns; i++) {
      table.column(Column.of("column_" + i, i + 1, TEXT, false, null));
    }
    for (int i = 0; i < parents.size(); i++) {
      String column = "parent_" + i + "_id";
      table.column(Column.of(column, columns + i + 1, TEXT, false, null));
      table.foreignKey(
          ForeignKey.of("parent_" + i, List.of(column), parents.get(i), List.of("id")));
    }
    return table.constraint(Constraint.primaryKey("pk", List.of("id"))).build();
  }
}

package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A table whose rows belong to tenants, and the column that says to which. */
record TenantTable(Table table, Column column) {

  QualifiedName name() {
    return table.name();
  }

  /** The address of the column. */
  ObjectAddress address() {
    return ObjectAddress.column(table.name(), column.name());
  }

  Optional<Origin> origin(Catalog catalog) {
    return catalog.origin(table.name(), column.name());
  }

  /** The column as it stands in SQL. */
  String quoted() {
    return Identifier.quote(column.name());
  }

  /** The beginning of a statement that changes the table. */
  String alter() {
    return "ALTER TABLE " + table.name().toSql() + " ";
  }

  /** The foreign keys of just this column. */
  List<ForeignKey> ownKeys() {
    return table.foreignKeys().stream()
        .filter(key -> key.columns().equals(List.of(column.name())))
        .toList();
  }

  /** Whether the foreign key makes sure that the row's tenant is that of the row referred to. */
  boolean agrees(ForeignKey key, TenantTable parent) {
    return key.referencedTable().equals(parent.name())
        && IntStream.range(0, key.columns().size())
            .anyMatch(
                i ->
                    key.columns().get(i).equals(column.name())
                        && key.referencedColumns().get(i).equals(parent.column().name()));
  }
}

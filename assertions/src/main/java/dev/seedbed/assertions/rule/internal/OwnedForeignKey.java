package dev.seedbed.assertions.rule.internal;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A foreign key and the table that it belongs to. */
public record OwnedForeignKey(QualifiedName table, ForeignKey foreignKey) {

  /** A column of the key and the one that it refers to. */
  public record Pair(ColumnName from, ColumnName to) {}

  /** All there are; partitions repeat the foreign keys of their table, and change with it. */
  public static List<OwnedForeignKey> all(Catalog catalog) {
    return catalog.tables().stream()
        .filter(table -> !table.isPartition())
        .flatMap(
            table ->
                table.foreignKeys().stream().map(key -> new OwnedForeignKey(table.name(), key)))
        .toList();
  }

  /** Its columns, each with the one that it refers to. */
  public Stream<Pair> pairs() {
    return IntStream.range(0, foreignKey.columns().size())
        .mapToObj(
            i ->
                new Pair(
                    new ColumnName(table, foreignKey.columns().get(i)),
                    new ColumnName(
                        foreignKey.referencedTable(), foreignKey.referencedColumns().get(i))));
  }

  /** Whether it refers from or to any of the columns. */
  public boolean touches(Set<ColumnName> columns) {
    return pairs().anyMatch(pair -> columns.contains(pair.from) || columns.contains(pair.to));
  }

  /** Whether it refers to just these columns, in whatever order. */
  public boolean refersTo(QualifiedName referenced, List<String> columns) {
    return foreignKey.referencedTable().equals(referenced)
        && Set.copyOf(foreignKey.referencedColumns()).equals(Set.copyOf(columns));
  }

  /** The statement that takes it away. */
  public String drop() {
    return alterTable() + " DROP CONSTRAINT " + Identifier.quote(foreignKey.name());
  }

  /** The statement that brings it back as it was. */
  public String add() {
    return add(foreignKey.definition());
  }

  /** The statement that brings it back with another definition. */
  public String add(String definition) {
    String name = Identifier.quote(foreignKey.name());
    return alterTable() + " ADD CONSTRAINT " + name + " " + definition;
  }

  private String alterTable() {
    return "ALTER TABLE " + table.toSql();
  }
}

package dev.seedbed.assertions.rule.types;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which columns foreign keys tie to each other, so that their types change together or not. */
final class ForeignKeyTies {

  /** A foreign key and the table that it belongs to. */
  record Key(QualifiedName table, ForeignKey foreignKey) {

    boolean touches(Set<ColumnName> columns) {
      return pairs().anyMatch(pair -> columns.contains(pair.from) || columns.contains(pair.to));
    }

    String drop() {
      return alterTable() + " DROP CONSTRAINT " + Identifier.quote(foreignKey.name());
    }

    String add() {
      String name = Identifier.quote(foreignKey.name());
      return alterTable() + " ADD CONSTRAINT " + name + " " + foreignKey.definition();
    }

    private String alterTable() {
      return "ALTER TABLE " + table.toSql();
    }

    private Stream<Pair> pairs() {
      return IntStream.range(0, foreignKey.columns().size())
          .mapToObj(
              i ->
                  new Pair(
                      new ColumnName(table, foreignKey.columns().get(i)),
                      new ColumnName(
                          foreignKey.referencedTable(), foreignKey.referencedColumns().get(i))));
    }
  }

  private record Pair(ColumnName from, ColumnName to) {}

  private final List<Key> keys;
  private final Map<ColumnName, Set<ColumnName>> neighbours = new HashMap<>();

  ForeignKeyTies(Catalog catalog) {
    // Partitions repeat the foreign keys of their table, and change with it.
    this.keys =
        catalog.tables().stream()
            .filter(table -> !table.isPartition())
            .flatMap(ForeignKeyTies::keys)
            .toList();
    keys.stream()
        .flatMap(Key::pairs)
        .forEach(
            pair -> {
              neighbours.computeIfAbsent(pair.from, name -> new TreeSet<>()).add(pair.to);
              neighbours.computeIfAbsent(pair.to, name -> new TreeSet<>()).add(pair.from);
            });
  }

  private static Stream<Key> keys(Table table) {
    return table.foreignKeys().stream().map(key -> new Key(table.name(), key));
  }

  /** The column, and all that are tied to it directly or over others. */
  NavigableSet<ColumnName> tiedTo(ColumnName start) {
    NavigableSet<ColumnName> tied = new TreeSet<>(List.of(start));
    Deque<ColumnName> open = new ArrayDeque<>(tied);
    while (!open.isEmpty()) {
      neighbours.getOrDefault(open.remove(), Set.of()).stream()
          .filter(tied::add)
          .forEach(open::add);
    }
    return Collections.unmodifiableNavigableSet(tied);
  }

  /** The foreign keys from or to any of the columns. */
  List<Key> touching(Set<ColumnName> columns) {
    return keys.stream().filter(key -> key.touches(columns)).toList();
  }
}

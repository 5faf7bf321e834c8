package dev.seedbed.assertions.rule.types;

import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.Identifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Which columns foreign keys tie to each other, so that their types change together or not. */
final class ForeignKeyTies {
  private static final Comparator<OwnedForeignKey> BY_NAME =
      Comparator.comparing(OwnedForeignKey::table)
          .thenComparing(key -> key.foreignKey().name(), Identifier.ORDER);

  private final Map<ColumnName, Set<OwnedForeignKey>> keys = new HashMap<>();
  private final Map<ColumnName, Set<ColumnName>> neighbours = new HashMap<>();

  ForeignKeyTies(Catalog catalog) {
    OwnedForeignKey.all(catalog).forEach(key -> key.pairs().forEach(pair -> tie(key, pair)));
  }

  private void tie(OwnedForeignKey key, OwnedForeignKey.Pair pair) {
    neighbours.computeIfAbsent(pair.from(), name -> new TreeSet<>()).add(pair.to());
    neighbours.computeIfAbsent(pair.to(), name -> new TreeSet<>()).add(pair.from());
    keys.computeIfAbsent(pair.from(), name -> new TreeSet<>(BY_NAME)).add(key);
    keys.computeIfAbsent(pair.to(), name -> new TreeSet<>(BY_NAME)).add(key);
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
  List<OwnedForeignKey> touching(Set<ColumnName> columns) {
    NavigableSet<OwnedForeignKey> touching = new TreeSet<>(BY_NAME);
    columns.forEach(column -> touching.addAll(keys.getOrDefault(column, Set.of())));
    return List.copyOf(touching);
  }
}

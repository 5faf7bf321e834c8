package dev.seedbed.assertions.rule.types;

import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ColumnName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which columns refer to a column, and to which ones a column refers. */
final class Referrers {
  private final Catalog catalog;
  private final Map<ColumnName, Set<ColumnName>> from = new HashMap<>();
  private final Map<ColumnName, Set<ColumnName>> to = new HashMap<>();

  Referrers(Catalog catalog, List<OwnedForeignKey> keys) {
    this.catalog = catalog;
    keys.stream()
        .flatMap(OwnedForeignKey::pairs)
        .forEach(
            pair -> {
              from.computeIfAbsent(pair.to(), name -> new TreeSet<>()).add(pair.from());
              to.computeIfAbsent(pair.from(), name -> new TreeSet<>()).add(pair.to());
            });
  }

  /** Whether a foreign key refers to the column, or it refers to another. */
  boolean isTied(ColumnName column) {
    return from.containsKey(column) || to.containsKey(column);
  }

  /**
   * The column and all that refer to it, directly or over others, as far as they are not what it is
   * to become; empty if one of them refers elsewhere too, to what is not of that type.
   */
  Optional<List<TypedColumn>> below(TypedColumn start, TypedColumn model) {
    Set<ColumnName> found = new TreeSet<>();
    Deque<ColumnName> open = new ArrayDeque<>(List.of(start.name()));
    while (!open.isEmpty()) {
      ColumnName next = open.remove();
      if (!next.equals(model.name()) && found.add(next)) {
        open.addAll(from.getOrDefault(next, Set.of()));
      }
    }
    boolean torn =
        found.stream()
            .flatMap(name -> to.getOrDefault(name, Set.of()).stream())
            .filter(target -> !found.contains(target) && !target.equals(model.name()))
            .flatMap(target -> TypedColumn.of(catalog, target))
            .anyMatch(target -> !target.isLike(model));
    return torn
        ? Optional.empty()
        : Optional.of(
            found.stream()
                .flatMap(name -> TypedColumn.of(catalog, name))
                .filter(each -> !each.column().type().equals(model.column().type()))
                .toList());
  }
}

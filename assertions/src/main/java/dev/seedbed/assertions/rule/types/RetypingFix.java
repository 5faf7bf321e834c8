package dev.seedbed.assertions.rule.types;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.assertions.rule.internal.TypeChange;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives columns other types, all in one go. */
final class RetypingFix {
  private RetypingFix() {}

  /** Changes these columns; the foreign keys among them bear it. */
  static Fix of(Catalog catalog, List<Retyping> changes, String... notes) {
    return of(catalog, changes, List.of(), List.of(notes));
  }

  /**
   * Changes these columns.
   *
   * @param keys the foreign keys that cannot stand meanwhile: they go before and come back after
   * @param notes what to tell first
   */
  static Fix of(
      Catalog catalog, List<Retyping> changes, List<OwnedForeignKey> keys, List<String> notes) {
    List<ColumnName> partitionKeys =
        changes.stream()
            .filter(change -> change.typeChange(catalog).isPartitionKey())
            .map(Retyping::name)
            .toList();
    if (!partitionKeys.isEmpty()) {
      String type = changes.get(0).type();
      return new Fix(List.of(TypeChange.ofPartitionKey(partitionKeys, type)), List.of());
    }
    List<String> all = new ArrayList<>(notes);
    changes.stream().flatMap(Retyping::notes).forEach(all::add);
    all.addAll(
        TypeChange.notes(changes.stream().map(change -> change.typeChange(catalog)).toList()));
    return new Fix(all, statements(changes, keys));
  }

  private static List<String> statements(List<Retyping> changes, List<OwnedForeignKey> keys) {
    Map<QualifiedName, List<Retyping>> byTable =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    change -> change.table().name(), TreeMap::new, Collectors.toList()));
    List<String> statements = new ArrayList<>();
    keys.forEach(key -> statements.add(key.drop()));
    statements.addAll(alter(byTable, Retyping::before));
    statements.addAll(alter(byTable, Retyping::change));
    statements.addAll(alter(byTable, Retyping::after));
    keys.forEach(key -> statements.add(key.add()));
    return statements;
  }

  /** One statement a table, so that none is rewritten twice. */
  private static List<String> alter(
      Map<QualifiedName, List<Retyping>> byTable, Function<Retyping, Stream<String>> action) {
    List<String> statements = new ArrayList<>();
    byTable.forEach(
        (table, changes) -> {
          List<String> actions = changes.stream().flatMap(action).toList();
          if (!actions.isEmpty()) {
            statements.add("ALTER TABLE " + table.toSql() + " " + String.join(", ", actions));
          }
        });
    return statements;
  }
}

package dev.seedbed.assertions.rule.keys;

import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The foreign keys that refer to a table. */
final class ReferringKeys {
  private final Map<QualifiedName, List<OwnedForeignKey>> byTarget;

  ReferringKeys(Catalog catalog) {
    byTarget =
        OwnedForeignKey.all(catalog).stream()
            .collect(Collectors.groupingBy(key -> key.foreignKey().referencedTable()));
  }

  /** Those that refer to just these of its columns: they stand in the way of the unique key. */
  List<OwnedForeignKey> to(QualifiedName table, List<String> columns) {
    return byTarget.getOrDefault(table, List.of()).stream()
        .filter(key -> key.refersTo(table, columns))
        .toList();
  }
}

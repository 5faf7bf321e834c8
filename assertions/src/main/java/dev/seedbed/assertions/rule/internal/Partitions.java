package dev.seedbed.assertions.rule.internal;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which tables are partitions of which. */
public final class Partitions {
  private final Map<QualifiedName, List<Table>> byTable = new HashMap<>();

  public Partitions(Catalog catalog) {
    for (Table table : catalog.tables()) {
      if (table.partition() != null) {
        byTable.computeIfAbsent(table.partition().of(), name -> new ArrayList<>()).add(table);
      }
    }
  }

  /** Whether the table is so itself, or has partitions and all of them are. */
  public boolean test(Table table, Predicate<Table> so) {
    if (so.test(table)) {
      return true;
    }
    List<Table> parts = byTable.getOrDefault(table.name(), List.of());
    return !parts.isEmpty() && parts.stream().allMatch(part -> test(part, so));
  }
}

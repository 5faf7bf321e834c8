package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.PartitionKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the rows of one tenant can be found without reading those of all. */
final class TenantIndex {
  private final Map<QualifiedName, List<Table>> partitions = new HashMap<>();

  TenantIndex(Catalog catalog) {
    for (Table table : catalog.tables()) {
      if (table.partition() != null) {
        partitions.computeIfAbsent(table.partition().of(), name -> new ArrayList<>()).add(table);
      }
    }
  }

  boolean serves(TenantTable table) {
    return serves(table.table(), table.column().name());
  }

  private boolean serves(Table table, String column) {
    if (isPartitionedBy(table.partitionKey(), column)
        || table.indexes().stream().anyMatch(index -> whyNot(index, column).isEmpty())) {
      return true;
    }
    List<Table> parts = partitions.getOrDefault(table.name(), List.of());
    return !parts.isEmpty() && parts.stream().allMatch(part -> serves(part, column));
  }

  private static boolean isPartitionedBy(@Nullable PartitionKey key, String column) {
    return key != null
        && key.strategy() != PartitionKey.Strategy.HASH
        && key.definition()
            .matches("\\w+ \\(" + Pattern.quote(Identifier.display(column)) + "[,)].*");
  }

  /** What keeps the index from it; empty if nothing does. */
  private static String whyNot(Index index, String column) {
    if (!index.keys().get(0).isColumn(column)) {
      return "does not begin with it";
    }
    if (!index.valid() || !index.ready()) {
      return "is not valid";
    }
    if (!index.method().equals("btree") && !index.method().equals("hash")) {
      return "is of the method " + index.method();
    }
    String present = Identifier.display(column) + " IS NOT NULL";
    boolean all = index.predicate() == null || index.predicate().equals("(" + present + ")");
    return all ? "" : "is partial";
  }

  /** The indexes that the column is in, and why they do not serve. */
  static String describe(TenantTable table) {
    String column = table.column().name();
    String text =
        table.table().indexes().stream()
            .filter(index -> index.keys().stream().anyMatch(key -> key.isColumn(column)))
            .map(index -> index.name() + " " + whyNot(index, column))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "no index has it" : text;
  }
}

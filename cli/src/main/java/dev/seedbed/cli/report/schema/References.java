package dev.seedbed.cli.report.schema;

import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads foreign keys between tables that are shown. */
final class References {
  private References() {}

  static List<ReferenceView> of(
      List<Table> tables, Map<QualifiedName, Integer> numbers, TenantPaths paths) {
    List<ReferenceView> references = new ArrayList<>();
    for (Table table : tables) {
      for (ForeignKey key : table.foreignKeys()) {
        Integer to = numbers.get(key.referencedTable());
        if (to != null) {
          int from = numbers.getOrDefault(table.name(), 0);
          references.add(
              new ReferenceView(
                  key.name(),
                  from,
                  to,
                  key.columns(),
                  key.referencedColumns(),
                  key.onDelete().name().replace('_', ' ').toLowerCase(Locale.ROOT),
                  paths.isStep(from, key)));
        }
      }
    }
    return references;
  }
}

package dev.seedbed.cli.report.schema;

import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.fixtures.SeedManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what leads from one table that is shown to another. */
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
                  paths.isStep(from, key),
                  true));
        }
      }
    }
    return references;
  }

  /** Those that no foreign key says. */
  static List<ReferenceView> of(
      List<SeedManifest.Reference> withoutKeys, Map<QualifiedName, Integer> numbers) {
    List<ReferenceView> references = new ArrayList<>();
    for (SeedManifest.Reference each : withoutKeys) {
      Integer from = numbers.get(each.table());
      Integer to = numbers.get(each.target());
      if (from != null && to != null) {
        references.add(
            new ReferenceView(
                "",
                from,
                to,
                List.of(each.column()),
                List.of(each.key()),
                "no action",
                false,
                false));
      }
    }
    return references;
  }
}

package dev.seedbed.database.migration.drizzle;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.migration.drizzle.DrizzleHistory.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which migrations the rows of a history belong to that has no names yet.
 *
 * @param byId names by the rows' ids
 */
record DrizzleNames(Map<Long, String> byId) {

  DrizzleNames {
    byId = Map.copyOf(byId);
  }

  /** Finds them as Drizzle does: by the second, and by the hash where that does not tell. */
  static DrizzleNames of(
      QualifiedName table, List<Entry> entries, List<DrizzleMigration> migrations) {
    Map<Long, String> names = new TreeMap<>();
    List<Long> unknown = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.name() != null) {
        names.put(entry.id(), entry.name());
        continue;
      }
      List<DrizzleMigration> sameSecond =
          migrations.stream()
              .filter(migration -> migration.when() / 1000 == entry.createdAt() / 1000)
              .toList();
      Optional<DrizzleMigration> found =
          sameSecond.size() == 1
              ? Optional.of(sameSecond.get(0))
              : (sameSecond.isEmpty() ? migrations : sameSecond)
                  .stream()
                      .filter(migration -> migration.file().checksum().equals(entry.hash()))
                      .findFirst();
      found.ifPresentOrElse(
          migration -> names.put(entry.id(), migration.tag()), () -> unknown.add(entry.id()));
    }
    if (!unknown.isEmpty()) {
      throw DrizzleErrors.unknownRows(table, unknown);
    }
    return new DrizzleNames(names);
  }
}

package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.QualifiedName;

/**
 * A change of data that was seen.
 *
 * @param before the table as it was
 * @param change what would allow it
 * @param text what happened, for people
 */
record DataFinding(StoredTable before, DataChange change, String text) {

  /** The table, by its name before. */
  QualifiedName table() {
    return before.name();
  }

  /** The same, with the statements that may have done it. */
  DataFinding at(String places) {
    return places.isEmpty() ? this : new DataFinding(before, change, text + " (" + places + ")");
  }
}

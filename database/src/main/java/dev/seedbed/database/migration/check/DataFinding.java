package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.QualifiedName;

/**
 * A change of data that was seen.
 *
 * @param table by its name before
 * @param change what would allow it
 * @param text what happened, for people
 */
record DataFinding(QualifiedName table, DataChange change, String text) {}

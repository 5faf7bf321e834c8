package dev.seedbed.database.migration.psql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query's result as text.
 *
 * @param columns their names
 * @param rows a list of values each, null for SQL's null
 */
record Rows(List<String> columns, List<List<@Nullable String>> rows) {
  /** What there is where nobody was asked. */
  static final Rows NONE = new Rows(List.of(), List.of());
}

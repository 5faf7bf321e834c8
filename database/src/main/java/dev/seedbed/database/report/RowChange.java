package dev.seedbed.database.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row that a test wrote, with its columns as JSON.
 *
 * @param key the columns of the primary key, none if there is none
 * @param before null if it was not there, or if that is not known
 * @param after null if it is gone
 */
record RowChange(
    Kind kind,
    QualifiedName table,
    List<String> key,
    @Nullable JsonNode before,
    @Nullable JsonNode after) {
  private static final int COLUMNS = 8;

  /** What was done to the row. */
  enum Kind {
    INSERT,
    UPDATE,
    DELETE,
    /** Inserted or updated: what was there before cannot be seen. */
    WRITE
  }

  RowChange {
    key = List.copyOf(key);
  }

  /** In one line: {@code UPDATE app.agents (id 'a1'): name 'old' → 'new'}. */
  String line() {
    JsonNode row = after != null ? after : before;
    if (row == null) {
      throw new IllegalStateException("a change of no row");
    }
    List<String> columns = new ArrayList<>();
    row.fieldNames()
        .forEachRemaining(
            column -> {
              String text = changed(column, row.path(column));
              if (text != null && !key.contains(column)) {
                columns.add(column + " " + text);
              }
            });
    String shown = columns.stream().limit(COLUMNS).collect(Collectors.joining(", "));
    int more = columns.size() - COLUMNS;
    return (kind + " " + table)
        + keyText(row)
        + (shown.isEmpty() ? "" : ": " + shown)
        + (more > 0 ? " and " + more + " more columns" : "");
  }

  private String keyText(JsonNode row) {
    return key.isEmpty()
        ? ""
        : key.stream()
            .map(column -> column + " " + CellText.of(column, row.path(column)))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** How a column is shown, null if there is nothing to show. */
  private @Nullable String changed(String column, JsonNode value) {
    if (before != null && after != null) {
      JsonNode old = before.path(column);
      return old.equals(value)
          ? null
          : CellText.of(column, old) + " → " + CellText.of(column, value);
    }
    return value.isNull() ? null : CellText.of(column, value);
  }
}

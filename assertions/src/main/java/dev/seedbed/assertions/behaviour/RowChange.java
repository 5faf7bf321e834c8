package dev.seedbed.assertions.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row that is another one than before.
 *
 * @param key the columns of the primary key, none if the table has none
 * @param before its columns as JSON, null if it was not there
 * @param after its columns as JSON, null if it is gone
 */
record RowChange(
    Kind kind,
    QualifiedName table,
    List<String> key,
    @Nullable JsonNode before,
    @Nullable JsonNode after) {

  /** What happened to it. */
  enum Kind {
    INSERTED,
    UPDATED,
    DELETED;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  RowChange {
    key = List.copyOf(key);
  }

  /** The row as it is now, or as it was last. */
  JsonNode row() {
    JsonNode row = after != null ? after : before;
    if (row == null) {
      throw new IllegalStateException("a change of no row");
    }
    return row;
  }

  /** The columns that an update gave another value. */
  List<String> changedColumns() {
    List<String> changed = new ArrayList<>();
    JsonNode old = before;
    if (old != null && after != null) {
      after
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!old.path(name).equals(after.path(name))) {
                  changed.add(name);
                }
              });
    }
    return changed;
  }

  /** In one line: {@code updated app.agents (id 'a1'): name 'old' → 'new'}. */
  @Override
  public String toString() {
    List<String> columns = new ArrayList<>();
    if (kind == Kind.UPDATED && before != null) {
      JsonNode old = before;
      changedColumns()
          .forEach(
              name ->
                  columns.add(
                      Identifier.display(name)
                          + " "
                          + JsonText.of(old.path(name))
                          + " → "
                          + JsonText.of(row().path(name))));
    } else {
      row()
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!key.contains(name) && !row().path(name).isNull()) {
                  columns.add(Identifier.display(name) + " " + JsonText.of(row().path(name)));
                }
              });
    }
    return kind
        + " "
        + table
        + keyText()
        + (columns.isEmpty() ? "" : ": ")
        + String.join(", ", columns);
  }

  private String keyText() {
    return key.isEmpty()
        ? ""
        : key.stream()
            .map(name -> Identifier.display(name) + " " + JsonText.of(row().path(name)))
            .collect(Collectors.joining(", ", " (", ")"));
  }
}

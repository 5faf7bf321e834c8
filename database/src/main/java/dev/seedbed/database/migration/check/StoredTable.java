package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.QualifiedName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table at one moment: of each value a checksum.
 *
 * @param oid which stays when the table is renamed
 * @param partition whether it is a part of another table
 * @param columns without generated ones, which follow from the others
 */
record StoredTable(
    long oid, QualifiedName name, boolean partition, List<Column> columns, List<Row> rows) {
  StoredTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A column.
   *
   * @param number which stays when the column is renamed or gets another type
   * @param key whether it belongs to the primary key
   */
  record Column(int number, String name, String type, boolean key) {}

  /**
   * A row.
   *
   * @param key the values of the primary key as text, empty without one
   * @param values a checksum a column, null for null
   */
  record Row(String key, List<@Nullable Long> values) {}

  boolean hasKey() {
    return columns.stream().anyMatch(Column::key);
  }

  /** The column of this name, which there must be. */
  Column column(String name) {
    return columns.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** How many rows have a value in a column. */
  long values(Column column) {
    int index = columns.indexOf(column);
    return rows.stream().filter(row -> row.values().get(index) != null).count();
  }

  /** What a column of the table before is now: by its number, or by its name in a new table. */
  Optional<Column> now(StoredTable before, Column column) {
    return columns.stream()
        .filter(
            each ->
                before.oid() == oid
                    ? each.number() == column.number()
                    : each.name().equals(column.name()))
        .findFirst();
  }

  /** The checksums of a column, in order. */
  long[] sorted(Column column) {
    int index = columns.indexOf(column);
    long[] values =
        rows.stream()
            .map(row -> row.values().get(index))
            .mapToLong(value -> value == null ? 0 : value)
            .toArray();
    Arrays.sort(values);
    return values;
  }

  @Nullable Long value(Row row, Column column) {
    return row.values().get(columns.indexOf(column));
  }
}

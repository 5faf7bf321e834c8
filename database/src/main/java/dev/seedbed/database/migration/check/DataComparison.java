package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ColumnName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What happened to the rows of a database.
 *
 * @param lost rows and values that are gone or other ones
 * @param added what came, for people
 */
record DataComparison(List<DataFinding> lost, List<String> added) {
  DataComparison {
    lost = List.copyOf(lost);
    added = List.copyOf(added);
  }

  static DataComparison of(StoredData before, StoredData after) {
    List<DataFinding> lost = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (StoredTable table : before.tables()) {
      if (!table.partition()) {
        Optional<StoredTable> now = find(after, table);
        if (now.isPresent()) {
          compare(table, now.get(), lost);
          int more = now.get().rows().size() - table.rows().size();
          if (more > 0) {
            added.add(table.name() + ": " + more + " more rows");
          }
        } else if (!table.rows().isEmpty()) {
          String text = table.name() + " is gone, which had " + rows(table.rows().size());
          lost.add(new DataFinding(table, DataChange.table(), text));
        }
      }
    }
    return new DataComparison(lost, added);
  }

  /** All that happened, for people. */
  List<String> everything() {
    List<String> all = new ArrayList<>(lost.stream().map(DataFinding::text).toList());
    all.addAll(added);
    return all;
  }

  private static Optional<StoredTable> find(StoredData data, StoredTable table) {
    return data.tables().stream()
        .filter(each -> each.oid() == table.oid())
        .findFirst()
        .or(
            () ->
                data.tables().stream()
                    .filter(each -> each.name().equals(table.name()))
                    .findFirst());
  }

  private static void compare(StoredTable before, StoredTable after, List<DataFinding> lost) {
    Map<String, StoredTable.Row> rows = new HashMap<>();
    boolean keyed = before.hasKey() && keysStay(before, after);
    after.rows().forEach(row -> rows.put(row.key(), row));
    List<StoredTable.Row> gone =
        before.rows().stream().filter(row -> !rows.containsKey(row.key())).toList();
    // Keys that are all new are changed keys, if their number is the same.
    keyed = keyed && (gone.size() < before.rows().size() || after.rows().isEmpty());
    int missing = keyed ? gone.size() : before.rows().size() - after.rows().size();
    if (missing > 0) {
      String example = keyed ? ", such as that of key " + gone.get(0).key() : "";
      String text =
          before.name() + ": " + missing + " of " + rows(before.rows().size()) + " gone" + example;
      lost.add(new DataFinding(before, DataChange.rows(), text));
    }
    for (StoredTable.Column column : before.columns()) {
      compare(before, after, column, keyed ? rows : Map.of(), lost);
    }
  }

  private static boolean keysStay(StoredTable before, StoredTable after) {
    return before.columns().stream()
            .filter(StoredTable.Column::key)
            .allMatch(
                column -> after.now(before, column).filter(StoredTable.Column::key).isPresent())
        && before.columns().stream().filter(StoredTable.Column::key).count()
            == after.columns().stream().filter(StoredTable.Column::key).count();
  }

  private static void compare(
      StoredTable before,
      StoredTable after,
      StoredTable.Column column,
      Map<String, StoredTable.Row> rows,
      List<DataFinding> lost) {
    String name = new ColumnName(before.name(), column.name()).toString();
    StoredTable.Column now = after.now(before, column).orElse(null);
    DataChange change = DataChange.column(column.name());
    if (now == null) {
      long values = before.values(column);
      if (values > 0) {
        String text = name + " is gone, which had values in " + rows(values);
        lost.add(new DataFinding(before, change, text));
      }
      return;
    }
    long changed = 0;
    String example = "";
    if (rows.isEmpty()) {
      changed = changed(before.sorted(column), after.sorted(now));
    } else {
      for (StoredTable.Row row : before.rows()) {
        StoredTable.Row other = rows.get(row.key());
        if (other != null && !Objects.equals(before.value(row, column), after.value(other, now))) {
          example = changed++ == 0 ? ", such as that of key " + row.key() : example;
        }
      }
    }
    if (changed > 0) {
      String type =
          column.type().equals(now.type())
              ? ""
              : "; its type was " + column.type() + " and is " + now.type();
      String text = name + ": another value in " + rows(changed) + example + type;
      lost.add(new DataFinding(before, change, text));
    }
  }

  /** How many of the first are not among the second, both in order, apart from what is missing. */
  private static long changed(long[] before, long[] after) {
    long common = 0;
    int i = 0;
    int j = 0;
    while (i < before.length && j < after.length) {
      int order = Long.compare(before[i], after[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return Math.min(before.length, after.length) - common;
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }
}

package dev.seedbed.assertions.rule.timestamps;

import dev.seedbed.assertions.rule.internal.SampleValues;
import dev.seedbed.assertions.rule.internal.Trial;
import dev.seedbed.assertions.rule.internal.TrialTable;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Table;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column that says when a row was changed last, and the experiment that shows whether it does.
 */
record ChangeTime(Catalog catalog, Table table, Column column) {
  /** No row of anybody's was changed at this moment. */
  private static final String LONG_AGO = "'1971-03-05 07:11:13.171717+00'::";

  /** A column to change: rather one that nothing refers to or is found by. */
  Optional<Column> changed() {
    SampleValues values = new SampleValues(catalog);
    return table.columns().stream()
        .filter(each -> !each.name().equals(column.name()))
        .filter(each -> !each.isGenerated() && each.identity() != Column.Identity.ALWAYS)
        .filter(each -> values.varies(each.type()))
        .min(Comparator.comparing((Column each) -> isKey(each)).thenComparing(Column::position));
  }

  private boolean isKey(Column other) {
    String name = other.name();
    Stream<Boolean> uses =
        Stream.of(
            name.endsWith("_at"),
            table.foreignKeys().stream().anyMatch(key -> key.columns().contains(name)),
            table.partitionKey() != null && table.partitionKey().columns().contains(name),
            table.indexes().stream()
                .filter(index -> index.unique())
                .anyMatch(index -> index.keys().stream().anyMatch(key -> key.isColumn(name))));
    return uses.anyMatch(use -> use);
  }

  /** Makes a row that was changed long ago, changes it, and looks at the time. */
  boolean isKept(Trial trial, Column changed) throws SQLException {
    TrialTable rows = new TrialTable(trial, catalog, table);
    String longAgo = LONG_AGO + catalog.underlying(column.type()).sql();
    String time = Identifier.quote(column.name());
    rows.open("DISABLE ROW LEVEL SECURITY");
    trial.execute(
        rows.insert(1, Map.of(column.name(), longAgo, changed.name(), rows.value(changed, 1))));
    rows.wake();
    String made = " FROM " + table.name().toSql() + " WHERE " + time + " = " + longAgo;
    int updated =
        trial.execute(
            "UPDATE %s SET %s = %s WHERE %s = %s"
                .formatted(
                    table.name().toSql(),
                    Identifier.quote(changed.name()),
                    rows.value(changed, 2),
                    time,
                    longAgo));
    if (updated != 1) {
      throw new SQLException("the row that was made could not be changed");
    }
    return trial.number("SELECT count(*)" + made) == 0;
  }
}

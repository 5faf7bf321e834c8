package dev.seedbed.cli.report.seeds;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.fixtures.MappedTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows of a table of the domain, all of them or, if there are a great many, a sample.
 *
 * @param table the table
 * @param number how many rows it has
 */
record Rows(MappedTable table, long number) {
  /** As many are read; of more about so many, always the same pages. */
  private static final long MOST = 1_000_000;

  boolean areSampled() {
    return number > MOST;
  }

  /** What stands after {@code FROM}; the table is called {@code r}. */
  String from() {
    String name = table.table().toSql() + " AS r";
    return areSampled()
        ? String.format(
            Locale.ROOT, "%s TABLESAMPLE SYSTEM (%.4f) REPEATABLE (1)", name, 100.0 * MOST / number)
        : name;
  }

  /** How many rows each row that is read stands for. */
  double weight() {
    return areSampled() ? (double) number / MOST : 1;
  }

  /** The column of the first of these attributes that has one. */
  Optional<String> column(String... attributes) {
    return List.of(attributes).stream()
        .flatMap(attribute -> table.column(attribute).stream())
        .map(column -> "r." + Identifier.quote(column))
        .findFirst();
  }

  /** What is to be said below a plot of them. */
  String note() {
    return table.table() + (areSampled() ? ", from a sample of a million rows" : "");
  }

  /** What they are, in the plural. */
  String words() {
    return table.entity().replace('_', ' ') + "s";
  }
}

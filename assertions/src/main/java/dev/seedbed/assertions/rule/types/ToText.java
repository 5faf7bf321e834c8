package dev.seedbed.assertions.rule.types;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ColumnName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes columns text, and with each one the columns that foreign keys tie it to: PostgreSQL lets no
 * foreign key stand between text and, say, uuid.
 */
final class ToText {
  private final Catalog catalog;
  private final ForeignKeyTies ties;

  /** Columns that are tied to each other share one fix. */
  private final Map<ColumnName, Fix> fixes = new HashMap<>();

  ToText(Catalog catalog) {
    this.catalog = catalog;
    this.ties = new ForeignKeyTies(catalog);
  }

  static boolean isText(Catalog catalog, Column column) {
    return catalog.underlying(column.type()).isBuiltIn("text");
  }

  Fix fix(ColumnName start) {
    Fix known = fixes.get(start);
    if (known != null) {
      return known;
    }
    NavigableSet<ColumnName> tied = ties.tiedTo(start);
    Fix fix = fix(tied.stream().flatMap(this::toChange).toList());
    tied.forEach(column -> fixes.put(column, fix));
    return fix;
  }

  private Stream<Retyping> toChange(ColumnName name) {
    return catalog.table(name.table()).stream()
        .flatMap(
            table ->
                table.column(name.column()).stream()
                    .filter(column -> !isText(catalog, column))
                    .map(column -> Retyping.toText(table, column)));
  }

  private Fix fix(List<Retyping> changes) {
    Set<ColumnName> names =
        changes.stream().map(Retyping::name).collect(Collectors.toUnmodifiableSet());
    return RetypingFix.of(catalog, changes, ties.touching(names), notes(changes));
  }

  private static List<String> notes(List<Retyping> changes) {
    if (changes.size() == 1) {
      return List.of();
    }
    String names =
        changes.stream().map(change -> change.name().toString()).collect(Collectors.joining(", "));
    return List.of(
        "Foreign keys tie these columns to each other, so all become text: " + names + ".");
  }
}

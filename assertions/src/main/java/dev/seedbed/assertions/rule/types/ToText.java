package dev.seedbed.assertions.rule.types;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.internal.TypeChange;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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

  private Stream<BecomesText> toChange(ColumnName name) {
    return catalog.table(name.table()).stream()
        .flatMap(
            table ->
                table.column(name.column()).stream()
                    .filter(column -> !isText(catalog, column))
                    .map(column -> new BecomesText(table, column)));
  }

  private Fix fix(List<BecomesText> changes) {
    List<ColumnName> partitionKeys =
        changes.stream()
            .filter(change -> change.typeChange(catalog).isPartitionKey())
            .map(BecomesText::name)
            .toList();
    return partitionKeys.isEmpty()
        ? new Fix(notes(changes), statements(changes))
        : new Fix(List.of(TypeChange.ofPartitionKey(partitionKeys, "text")), List.of());
  }

  private List<String> notes(List<BecomesText> changes) {
    List<String> notes = new ArrayList<>();
    if (changes.size() > 1) {
      String names =
          changes.stream()
              .map(change -> change.name().toString())
              .collect(Collectors.joining(", "));
      notes.add("Foreign keys tie these columns to each other, so all become text: " + names + ".");
    }
    changes.stream().flatMap(BecomesText::notes).forEach(notes::add);
    notes.addAll(
        TypeChange.notes(changes.stream().map(change -> change.typeChange(catalog)).toList()));
    return notes;
  }

  private List<String> statements(List<BecomesText> changes) {
    Set<ColumnName> names =
        changes.stream().map(BecomesText::name).collect(Collectors.toUnmodifiableSet());
    List<ForeignKeyTies.Key> keys = ties.touching(names);
    Map<QualifiedName, List<BecomesText>> byTable =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    change -> change.table().name(), TreeMap::new, Collectors.toList()));
    List<String> statements = new ArrayList<>();
    keys.forEach(key -> statements.add(key.drop()));
    statements.addAll(alter(byTable, BecomesText::before));
    statements.addAll(alter(byTable, change -> Stream.of(change.change())));
    statements.addAll(alter(byTable, BecomesText::after));
    keys.forEach(key -> statements.add(key.add()));
    return statements;
  }

  /** One statement a table, so that none is rewritten twice. */
  private static List<String> alter(
      Map<QualifiedName, List<BecomesText>> byTable, Function<BecomesText, Stream<String>> action) {
    List<String> statements = new ArrayList<>();
    byTable.forEach(
        (table, changes) -> {
          List<String> actions = changes.stream().flatMap(action).toList();
          if (!actions.isEmpty()) {
            statements.add("ALTER TABLE " + table.toSql() + " " + String.join(", ", actions));
          }
        });
    return statements;
  }
}

package dev.seedbed.assertions.rule.internal;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.Policy;
import dev.seedbed.catalog.Table;
import dev.seedbed.catalog.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps PostgreSQL from changing the type of a column.
 *
 * <p>Dependencies are not part of a catalog, so they are looked for in the definitions' text: it is
 * good enough to warn people, not to act upon.
 */
public final class TypeChange {
  private final Catalog catalog;
  private final Table table;
  private final Column column;

  public TypeChange(Catalog catalog, Table table, Column column) {
    this.catalog = catalog;
    this.table = table;
    this.column = column;
  }

  /** Whether rows find their partition by the column, so that its type can never change. */
  public boolean isPartitionKey() {
    return table.partitionKey() != null
        && (table.partitionKey().columns().contains(column.name())
            || mentions(table.partitionKey().definition(), column.name()));
  }

  /** What to tell about other definitions that these changes run into, if there are any. */
  public static List<String> notes(List<TypeChange> changes) {
    return Stream.of(
            note(
                "PostgreSQL refuses this while other definitions use the column: drop them before"
                    + " and make them again after. They seem to be: ",
                changes.stream().flatMap(TypeChange::obstacles)),
            note(
                "PostgreSQL reads these again, and they may not fit the new type: ",
                changes.stream().flatMap(TypeChange::expressions)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> note(String text, Stream<String> definitions) {
    List<String> distinct = definitions.distinct().toList();
    return distinct.isEmpty()
        ? Optional.empty()
        : Optional.of(text + String.join(", ", distinct) + ".");
  }

  private Stream<String> obstacles() {
    return Stream.of(views(), policies(), triggers(), generatedColumns()).flatMap(each -> each);
  }

  private Stream<String> expressions() {
    Stream<String> checks =
        table.constraints().stream()
            .filter(each -> mentions(each.expression(), column.name()))
            .map(each -> "check " + Identifier.display(each.name()) + " on " + table.name());
    Stream<String> indexes =
        table.indexes().stream().filter(this::mentions).map(each -> "index " + each.name());
    return Stream.concat(checks, indexes);
  }

  private boolean mentions(Index index) {
    return mentions(index.predicate(), column.name())
        || index.keys().stream().anyMatch(key -> mentions(key.expression(), column.name()));
  }

  /** What to tell about columns that can only change along with their table. */
  public static String ofPartitionKey(List<ColumnName> columns, String type) {
    return "PostgreSQL cannot change the type of a partition key, here "
        + columns.stream().map(ColumnName::toString).collect(Collectors.joining(", "))
        + ": make a new partitioned table that has it as "
        + type
        + ", copy the rows, drop the old table, rename the new one.";
  }

  private Stream<String> views() {
    return catalog.views().stream()
        .filter(view -> mentions(view.definition(), column.name()))
        .filter(view -> containsWord(view.definition(), table.name().toString()))
        .map(view -> (view.materialized() ? "materialized view " : "view ") + view.name());
  }

  private Stream<String> policies() {
    return table.rowSecurity().policies().stream()
        .filter(this::mentions)
        .map(policy -> "policy " + Identifier.display(policy.name()) + " on " + table.name());
  }

  private boolean mentions(Policy policy) {
    return mentions(policy.using(), column.name()) || mentions(policy.withCheck(), column.name());
  }

  private Stream<String> triggers() {
    return table.triggers().stream()
        .filter(this::mentions)
        .map(trigger -> "trigger " + Identifier.display(trigger.name()) + " on " + table.name());
  }

  private boolean mentions(Trigger trigger) {
    return trigger.columns().contains(column.name())
        || mentions(trigger.condition(), column.name());
  }

  private Stream<String> generatedColumns() {
    return table.columns().stream()
        .filter(each -> mentions(each.generationExpression(), column.name()))
        .map(each -> "generated column " + table.name() + "." + Identifier.display(each.name()));
  }

  private static boolean mentions(@Nullable String sql, String name) {
    return sql != null && containsWord(sql, Identifier.display(name));
  }

  private static boolean containsWord(String sql, String word) {
    // Most definitions do not even hold the letters, and a pattern takes long to make.
    return sql.contains(word)
        && Pattern.compile("(?<![\\w\"$])" + Pattern.quote(word) + "(?![\\w\"$])")
            .matcher(sql)
            .find();
  }
}

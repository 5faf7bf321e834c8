package dev.seedbed.assertions.rule.keys;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.PartitionKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives a table the primary key that its rows have in all but name, or a new one. */
final class PrimaryKeyFix {
  private static final String ID = "id";

  /** Types of columns that say something about a pair and do not belong to what it is. */
  private static final Set<String> ATTRIBUTES = Set.of("timestamptz", "timestamp", "date", "bool");

  private final ReferringKeys referring;
  private final Set<QualifiedName> parents;

  PrimaryKeyFix(Catalog catalog) {
    this.referring = new ReferringKeys(catalog);
    this.parents =
        catalog.tables().stream()
            .flatMap(table -> table.inherits().stream())
            .collect(Collectors.toSet());
  }

  Fix of(Table table) {
    if (isPartitionedByExpression(table)) {
      return new Fix(
          List.of(
              "PostgreSQL has no primary key on a table that is partitioned by an expression: make"
                  + " a new table that is partitioned by columns, and copy the rows."),
          List.of());
    }
    Optional<Index> unique = uniqueIndex(table);
    if (unique.isPresent()) {
      return promote(table, unique.get());
    }
    if (table.column(ID).isPresent()) {
      return Fix.of(primaryKey(table, List.of(ID)))
          .note("Fails on rows without a value, or with one that another row has.");
    }
    List<String> pair = pair(table);
    return pair.isEmpty()
        ? newColumn(table)
        : Fix.of(primaryKey(table, pair)).note("Fails if a pair is there twice.");
  }

  private static boolean isPartitionedByExpression(Table table) {
    PartitionKey key = table.partitionKey();
    return key != null && key.definition().indexOf('(') != key.definition().lastIndexOf('(');
  }

  /** The narrowest one whose columns always have a value. */
  private static Optional<Index> uniqueIndex(Table table) {
    Set<String> notNull =
        table.columns().stream()
            .filter(Column::notNull)
            .map(Column::name)
            .collect(Collectors.toSet());
    Set<String> deferrable =
        table.constraints().stream()
            .filter(Constraint::deferrable)
            .map(Constraint::name)
            .collect(Collectors.toSet());
    return table.indexes().stream()
        .filter(index -> index.unique() && index.valid() && !index.isPartial())
        .filter(index -> index.constraint() == null || !deferrable.contains(index.constraint()))
        .filter(index -> columns(index).allMatch(notNull::contains))
        .min(Comparator.comparing(index -> index.keys().size()));
  }

  /** Its columns; no column's name for an expression. */
  private static Stream<String> columns(Index index) {
    return index.keys().stream().map(key -> Objects.requireNonNullElse(key.column(), ""));
  }

  private Fix promote(Table table, Index index) {
    List<String> columns = columns(index).toList();
    List<OwnedForeignKey> keys = referring.to(table.name(), columns);
    List<String> statements = new ArrayList<>();
    keys.forEach(key -> statements.add(key.drop()));
    statements.add(
        index.constraint() == null
            ? "DROP INDEX " + index.name().toSql()
            : alter(table, "DROP CONSTRAINT " + Identifier.quote(index.constraint())));
    statements.add(primaryKey(table, columns));
    keys.forEach(key -> statements.add(key.add()));
    return new Fix(
        List.of(
            "Takes the place of the unique key " + Identifier.display(index.name().name()) + "."),
        statements);
  }

  /** The foreign keys of a table that does nothing but tie others together. */
  private static List<String> pair(Table table) {
    Set<String> ends =
        table.foreignKeys().stream()
            .flatMap(key -> key.columns().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    boolean tiesOnly =
        table.columns().stream()
            .allMatch(
                column ->
                    ends.contains(column.name())
                        ? column.notNull()
                        : ATTRIBUTES.contains(column.type().name().name()));
    return table.foreignKeys().size() >= 2 && tiesOnly
        ? table.columns().stream().map(Column::name).filter(ends::contains).toList()
        : List.of();
  }

  /** Neither a partitioned table nor one with heirs takes a new identity column everywhere. */
  private Fix newColumn(Table table) {
    boolean alone = table.partitionKey() == null && !parents.contains(table.name());
    return alone
        ? Fix.of(alter(table, "ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"))
        : Fix.of(
            alter(table, "ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid()"),
            primaryKey(table, List.of(ID)));
  }

  /** The primary key of a partitioned table has what it is divided by. */
  private static String primaryKey(Table table, List<String> columns) {
    Set<String> all = new LinkedHashSet<>(columns);
    if (table.partitionKey() != null) {
      all.addAll(table.partitionKey().columns());
    }
    String list = all.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    return alter(table, "ADD PRIMARY KEY (" + list + ")");
  }

  private static String alter(Table table, String action) {
    return "ALTER TABLE " + table.name().toSql() + " " + action;
  }
}

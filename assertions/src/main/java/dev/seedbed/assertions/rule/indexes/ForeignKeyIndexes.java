package dev.seedbed.assertions.rule.indexes;

import dev.seedbed.assertions.rule.internal.Partitions;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which indexes the server can use for {@code WHERE column = value AND …} of a foreign key. */
final class ForeignKeyIndexes {
  private final Partitions partitions;

  ForeignKeyIndexes(Catalog catalog) {
    this.partitions = new Partitions(catalog);
  }

  /** Whether an index does, or one in each of the table's partitions. */
  boolean serve(Table table, ForeignKey key) {
    return partitions.test(
        table, each -> each.indexes().stream().anyMatch(index -> serves(each, index, key)));
  }

  private static boolean serves(Table table, Index index, ForeignKey key) {
    return whyNot(table, index, key).isEmpty();
  }

  /** What keeps the index from it; empty if nothing does. */
  static String whyNot(Table table, Index index, ForeignKey key) {
    if (!index.valid() || !index.ready()) {
      return "is not valid";
    }
    int size = key.columns().size();
    boolean hash = index.method().equals("hash") && size == 1;
    if (!index.method().equals("btree") && !hash) {
      return "is of the method " + index.method();
    }
    List<IndexKey> first = index.keys().subList(0, Math.min(size, index.keys().size()));
    boolean all =
        key.columns().stream()
            .allMatch(column -> first.stream().anyMatch(each -> each.isColumn(column)));
    if (!all) {
      return size == 1 ? "does not begin with it" : "does not begin with them";
    }
    if (!first.stream().allMatch(each -> hasCollationOf(table, each))) {
      return "has another collation";
    }
    return index.predicate() == null || impliedBy(key, index.predicate()) ? "" : "is partial";
  }

  /** Whether an index on the foreign key's columns does all that this one does. */
  static boolean isBeginning(Table table, Index index, ForeignKey key) {
    List<IndexKey> keys = index.keys();
    return index.method().equals("btree")
        && index.valid()
        && !index.unique()
        && !index.isPartial()
        && keys.size() < key.columns().size()
        && IntStream.range(0, keys.size())
            .allMatch(
                i ->
                    keys.get(i).isColumn(key.columns().get(i))
                        && hasUsualOrder(keys.get(i))
                        && hasCollationOf(table, keys.get(i)))
        && key.columns().containsAll(index.included());
  }

  private static boolean hasUsualOrder(IndexKey key) {
    return !key.descending()
        && !key.nullsFirst()
        && !key.operatorClass().name().endsWith("_pattern_ops");
  }

  /** The server takes an index for {@code =} only if it orders by the column's own collation. */
  private static boolean hasCollationOf(Table table, IndexKey key) {
    return table
        .column(Objects.requireNonNull(key.column()))
        .map(Column::collation)
        .map(collation -> collation.equals(key.collation()))
        .orElse(true);
  }

  /** A null refers to nothing, so an index may leave out rows without a value. */
  private static boolean impliedBy(ForeignKey key, String predicate) {
    String column =
        key.columns().stream()
            .map(name -> Pattern.quote(Identifier.display(name)))
            .collect(Collectors.joining("|", "\\(*(?:", ") IS NOT NULL\\)*"));
    return Pattern.compile(column + "(?: AND " + column + ")*").matcher(predicate).matches();
  }
}

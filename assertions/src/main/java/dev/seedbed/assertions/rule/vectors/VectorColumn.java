package dev.seedbed.assertions.rule.vectors;

import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column of one of pgvector's types.
 *
 * @param type without the domains that are made from it
 */
record VectorColumn(Table table, Column column, DataType type) {
  /** Methods that order or invert values, and know nothing of distances. */
  private static final Set<String> NO_NEIGHBOURS =
      Set.of("btree", "hash", "gin", "gist", "spgist", "brin");

  private static final int LONGEST_VECTOR = 2_000;
  private static final int LONGEST_HALFVEC = 4_000;

  /** A key of an index that finds nearest neighbours. */
  record Key(Index index, IndexKey key) {}

  static List<VectorColumn> of(Catalog catalog, TableScope scope) {
    return scope.tables().stream()
        .flatMap(
            table ->
                table.columns().stream()
                    .map(each -> new VectorColumn(table, each, catalog.underlying(each.type()))))
        .filter(each -> each.type.isVector())
        .toList();
  }

  /** Tables that can have indexes. */
  static TableScope scope(Catalog catalog) {
    return TableScope.of(catalog).withoutForeignTables();
  }

  ColumnName name() {
    return new ColumnName(table.name(), column.name());
  }

  ObjectAddress address() {
    return ObjectAddress.column(table.name(), column.name());
  }

  OptionalInt dimensions() {
    return type.dimensions();
  }

  /** The same column with another number of dimensions. */
  VectorColumn withDimensions(int dimensions) {
    DataType other = new DataType(type.sql(), type.name(), type.kind(), dimensions, null);
    return new VectorColumn(table, column, other);
  }

  /** The type's own name: {@code vector}, {@code halfvec} or {@code sparsevec}. */
  String kind() {
    return type.name().name();
  }

  /**
   * How many dimensions an index of pgvector's takes of the type; those of {@code sparsevec} go by
   * values other than zero, of which the schema says nothing.
   */
  int longest() {
    return switch (kind()) {
      case "vector" -> LONGEST_VECTOR;
      case "halfvec" -> LONGEST_HALFVEC;
      default -> Integer.MAX_VALUE;
    };
  }

  /** Whether the type has too many dimensions to be indexed as it is. */
  boolean isTooLong() {
    return dimensions().orElse(0) > longest();
  }

  /** Whether a valid index of the table finds nearest neighbours by the column. */
  boolean isIndexed(Table holder) {
    return keys(holder).stream().anyMatch(each -> each.index.valid());
  }

  /** Keys that are the column, or an expression over it such as a cast, in the table's indexes. */
  List<Key> keys() {
    return keys(table);
  }

  private List<Key> keys(Table holder) {
    Pattern word =
        Pattern.compile(
            "(?<![\\w\"$])" + Pattern.quote(Identifier.display(column.name())) + "(?![\\w\"$(])");
    return holder.indexes().stream()
        .filter(index -> !NO_NEIGHBOURS.contains(index.method()))
        .flatMap(index -> index.keys().stream().map(key -> new Key(index, key)))
        .filter(each -> isOf(each.key, word))
        .toList();
  }

  private boolean isOf(IndexKey key, Pattern word) {
    return key.isColumn(column.name())
        || (key.expression() != null && word.matcher(key.expression()).find());
  }
}

package dev.seedbed.assertions.rule.internal;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An index to be made.
 *
 * @param unique whether no two rows may have the same keys
 * @param keys each as it stands in SQL, with operator class and order where they are not the usual
 * @param included the columns of {@code INCLUDE}, unquoted
 * @param options what {@code WITH (…)} states
 * @param predicate the condition of a partial index, null for all rows
 */
public record IndexSql(
    QualifiedName name,
    QualifiedName table,
    String method,
    boolean unique,
    List<String> keys,
    List<String> included,
    Map<String, String> options,
    @Nullable String predicate) {
  /** What to know before an index is made where others are at work. */
  public static final String CONCURRENTLY =
      "Where the table is in use, say CREATE INDEX CONCURRENTLY, outside of a transaction: this"
          + " keeps writers out while it runs.";

  /** What to know before an index is dropped where others are at work. */
  public static final String DROP_CONCURRENTLY =
      "Where the table is in use, say DROP INDEX CONCURRENTLY, outside of a transaction.";

  private static final String BTREE = "btree";

  /** A plain index of the method {@code btree} on these columns. */
  public static IndexSql btree(RelationNames names, QualifiedName table, List<String> columns) {
    return new IndexSql(
        nameFor(names, table, columns),
        table,
        BTREE,
        false,
        columns.stream().map(Identifier::quote).toList(),
        List.of(),
        Map.of(),
        null);
  }

  /** A plain index of any method on this one key. */
  public static IndexSql on(QualifiedName name, QualifiedName table, String method, String key) {
    return new IndexSql(name, table, method, false, List.of(key), List.of(), Map.of(), null);
  }

  /** The same index as there is, of the table, but for what the caller changes. */
  public static IndexSql like(Index index, QualifiedName table) {
    return new IndexSql(
        index.name(),
        table,
        index.method(),
        index.unique(),
        index.keys().stream().map(key -> key(key, index.method())).toList(),
        index.included(),
        index.options(),
        index.predicate());
  }

  /** A free name of the usual form: {@code idx_table_columns}. */
  public static QualifiedName nameFor(
      RelationNames names, QualifiedName table, List<String> columns) {
    return names.claim(table.schema(), "idx_" + table.name() + "_" + String.join("_", columns));
  }

  public IndexSql withKeys(List<String> others) {
    return new IndexSql(name, table, method, unique, others, included, options, predicate);
  }

  public IndexSql withOptions(Map<String, String> others) {
    return new IndexSql(name, table, method, unique, keys, included, others, predicate);
  }

  public IndexSql where(@Nullable String condition) {
    return new IndexSql(name, table, method, unique, keys, included, options, condition);
  }

  /** The statement that makes it. */
  public String create() {
    return (unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        + Identifier.quote(name.name())
        + " ON "
        + table.toSql()
        + (method.equals(BTREE) ? "" : " USING " + Identifier.display(method))
        + " ("
        + String.join(", ", keys)
        + ")"
        + (included.isEmpty() ? "" : " INCLUDE (" + list(included) + ")")
        + (options.isEmpty() ? "" : " WITH (" + withOptions() + ")")
        + (predicate == null ? "" : " WHERE " + predicate);
  }

  /** The statement that drops the index of this name. */
  public static String drop(QualifiedName index) {
    return "DROP INDEX " + index.toSql();
  }

  private static String list(List<String> columns) {
    return columns.stream().map(Identifier::quote).collect(Collectors.joining(", "));
  }

  private String withOptions() {
    return options.entrySet().stream()
        .map(
            option ->
                Identifier.display(option.getKey()) + " = " + SqlText.literal(option.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Everything in full: which operator class is the usual one is not part of a catalog. */
  private static String key(IndexKey key, String method) {
    String collation = key.collation() == null ? "" : " COLLATE " + key.collation().toSql();
    String order = key.descending() ? " DESC" : "";
    boolean unusualNulls = method.equals(BTREE) && key.nullsFirst() != key.descending();
    String nulls = unusualNulls ? (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST") : "";
    return expression(key) + collation + " " + key.operatorClass().toSql() + order + nulls;
  }

  private static String expression(IndexKey key) {
    return key.column() == null ? "(" + key.toSql() + ")" : Identifier.quote(key.column());
  }
}

package dev.seedbed.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads {@code indexes.sql}, where an index begins at the row of its first key. */
final class IndexQuery {
  private final TypeQuery types;
  private final ByParent<Supplier<Index>> drafts = new ByParent<>();
  private List<IndexKey> keys = new ArrayList<>();
  private List<String> included = new ArrayList<>();

  private IndexQuery(TypeQuery types) {
    this.types = types;
  }

  /** The indexes of a relation, complete only after all have been read. */
  static IndexQuery read(Connection connection, TypeQuery types) throws SQLException {
    IndexQuery query = new IndexQuery(types);
    Query.forEach(connection, "indexes.sql", query::add);
    return query;
  }

  List<Index> of(long relation) {
    return drafts.of(relation).stream().map(Supplier::get).toList();
  }

  private void add(Row row) throws SQLException {
    if (row.flag("first")) {
      keys = new ArrayList<>();
      included = new ArrayList<>();
      drafts.add(row.number("relation"), draft(row, keys, included));
    }
    if (row.flag("is_key")) {
      keys.add(key(row));
    } else {
      included.add(row.text("column_name"));
    }
  }

  private IndexKey key(Row row) throws SQLException {
    return new IndexKey(
        row.textOrNull("column_name"),
        row.textOrNull("expression"),
        types.dataType(row),
        row.name("operator_class_schema", "operator_class"),
        row.nameOrNull("collation_schema", "collation"),
        row.flag("descending"),
        row.flag("nulls_first"));
  }

  private static Supplier<Index> draft(Row row, List<IndexKey> keys, List<String> included)
      throws SQLException {
    QualifiedName name = row.name("schema", "name");
    String method = row.text("method");
    boolean unique = row.flag("is_unique");
    boolean primary = row.flag("is_primary");
    boolean valid = row.flag("valid");
    boolean ready = row.flag("ready");
    boolean nullsNotDistinct = row.flag("nulls_not_distinct");
    String predicate = row.textOrNull("predicate");
    Map<String, String> options = row.options("options");
    String definition = row.text("definition");
    String constraint = row.textOrNull("constraint_name");
    String comment = row.textOrNull("comment");
    String extension = row.textOrNull("extension");
    return () ->
        new Index(
            name,
            method,
            unique,
            primary,
            valid,
            ready,
            nullsNotDistinct,
            keys,
            included,
            predicate,
            options,
            definition,
            constraint,
            comment,
            extension);
  }
}

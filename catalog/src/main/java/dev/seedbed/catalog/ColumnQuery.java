package dev.seedbed.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads {@code columns.sql}. */
final class ColumnQuery {
  private ColumnQuery() {}

  static ByParent<Column> read(Connection connection, TypeQuery types) throws SQLException {
    ByParent<Column> columns = new ByParent<>();
    Query.forEach(
        connection, "columns.sql", row -> columns.add(row.number("relation"), column(row, types)));
    return columns;
  }

  private static Column column(Row row, TypeQuery types) throws SQLException {
    Column.Generation generation = row.word(Column.Generation.class, "generation");
    boolean generated = generation != Column.Generation.NONE;
    String expression = row.textOrNull("expression");
    return new Column(
        row.text("name"),
        row.integer("position"),
        types.dataType(row),
        row.flag("not_null"),
        generated ? null : expression,
        row.word(Column.Identity.class, "identity"),
        generation,
        generated ? expression : null,
        row.nameOrNull("collation_schema", "collation"),
        row.textOrNull("comment"),
        row.grants("grants"));
  }
}

package dev.seedbed.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads {@code constraints.sql}. */
record ConstraintQuery(
    ByParent<Constraint> ofTables,
    ByParent<Constraint> ofDomains,
    ByParent<ForeignKey> foreignKeys) {

  static ConstraintQuery read(Connection connection) throws SQLException {
    ConstraintQuery query =
        new ConstraintQuery(new ByParent<>(), new ByParent<>(), new ByParent<>());
    Query.forEach(connection, "constraints.sql", query::add);
    return query;
  }

  private void add(Row row) throws SQLException {
    long relation = row.number("relation");
    if (row.text("kind").equals("FOREIGN_KEY")) {
      foreignKeys.add(relation, foreignKey(row));
    } else if (relation != 0) {
      ofTables.add(relation, constraint(row));
    } else {
      ofDomains.add(row.number("domain"), constraint(row));
    }
  }

  private static Constraint constraint(Row row) throws SQLException {
    return new Constraint(
        row.text("name"),
        row.word(Constraint.Kind.class, "kind"),
        row.texts("columns"),
        row.textOrNull("expression"),
        row.text("definition"),
        row.flag("validated"),
        row.flag("enforced"),
        row.flag("deferrable"),
        row.flag("initially_deferred"),
        row.textOrNull("comment"));
  }

  private static ForeignKey foreignKey(Row row) throws SQLException {
    return new ForeignKey(
        row.text("name"),
        row.texts("columns"),
        row.name("referenced_schema", "referenced_table"),
        row.texts("referenced_columns"),
        row.word(ForeignKey.Action.class, "on_update"),
        row.word(ForeignKey.Action.class, "on_delete"),
        row.texts("on_delete_columns"),
        row.word(ForeignKey.Match.class, "match"),
        row.text("definition"),
        row.flag("validated"),
        row.flag("enforced"),
        row.flag("deferrable"),
        row.flag("initially_deferred"),
        row.textOrNull("comment"));
  }
}

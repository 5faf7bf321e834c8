package dev.seedbed.assertions.rule.types;

import dev.seedbed.assertions.rule.internal.TypeChange;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A column that becomes text. */
record BecomesText(Table table, Column column) {
  private static final QualifiedName USUAL_COLLATION = new QualifiedName("pg_catalog", "default");

  ColumnName name() {
    return new ColumnName(table.name(), column.name());
  }

  /** What has to happen in a statement of its own before the type changes. */
  Stream<String> before() {
    return column.isIdentity() ? Stream.of(alterColumn() + " DROP IDENTITY IF EXISTS") : none();
  }

  /** The change itself; a new type would come with the usual collation, were it not named. */
  String change() {
    QualifiedName collation = column.collation();
    String type =
        collation == null || collation.equals(USUAL_COLLATION)
            ? "text"
            : "text COLLATE " + collation.toSql();
    return alterColumn() + " TYPE " + type + " USING " + Identifier.quote(column.name()) + "::text";
  }

  /** What has to happen once the type has changed. */
  Stream<String> after() {
    return column.isIdentity()
        ? Stream.of(alterColumn() + " SET DEFAULT gen_random_uuid()::text")
        : none();
  }

  Stream<String> notes() {
    List<String> notes = new ArrayList<>();
    if (column.isIdentity()) {
      notes.add(
          name()
              + " was an identity column, which text cannot be: new rows get a random UUID as"
              + " text.");
    }
    if (column.type().kind() == DataType.Kind.DOMAIN) {
      notes.add(name() + " loses what its domain " + column.type().name() + " demands.");
    }
    return notes.stream();
  }

  TypeChange typeChange(Catalog catalog) {
    return new TypeChange(catalog, table, column);
  }

  private String alterColumn() {
    return "ALTER COLUMN " + Identifier.quote(column.name());
  }

  private static Stream<String> none() {
    return Stream.of();
  }
}

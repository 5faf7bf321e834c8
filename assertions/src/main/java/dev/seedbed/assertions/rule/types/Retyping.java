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
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column that gets another type.
 *
 * @param type the new type as SQL
 * @param using how its values are made from the old ones, with {@code %s} for the column
 * @param defaults what becomes of its default
 */
record Retyping(Table table, Column column, String type, String using, Default defaults) {

  /** What becomes of the column's default. */
  sealed interface Default {
    /** PostgreSQL casts it. */
    record Cast() implements Default {}

    /** It gets another one, or none, as the old one cannot be cast or would mean something else. */
    record Replaced(@Nullable String sql) implements Default {}
  }

  private static final QualifiedName USUAL_COLLATION = new QualifiedName("pg_catalog", "default");
  private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
  private static final Default CAST = new Default.Cast();

  /** The same values with a cast. */
  static Retyping cast(Table table, Column column, String type) {
    return new Retyping(table, column, type, "%s::" + type, CAST);
  }

  /** Text keeps the collation: a new type would come with the usual one, were it not named. */
  static Retyping toText(Table table, Column column) {
    QualifiedName collation = column.collation();
    String type =
        collation == null || collation.equals(USUAL_COLLATION)
            ? "text"
            : "text COLLATE " + collation.toSql();
    return new Retyping(table, column, type, "%s::text", CAST);
  }

  ColumnName name() {
    return new ColumnName(table.name(), column.name());
  }

  /** What has to happen in a statement of its own before the type changes. */
  Stream<String> before() {
    return losesIdentity() ? Stream.of(alterColumn("DROP IDENTITY IF EXISTS")) : Stream.of();
  }

  /** The change itself, as actions of one statement. */
  Stream<String> change() {
    String quoted = Identifier.quote(column.name());
    String change = "TYPE " + type;
    // What is computed is computed anew; PostgreSQL takes no USING for it.
    String typed = column.isGenerated() ? change : change + " USING " + using.formatted(quoted);
    boolean drops = defaults instanceof Default.Replaced && column.defaultExpression() != null;
    return drops
        ? Stream.of(alterColumn("DROP DEFAULT"), alterColumn(typed))
        : Stream.of(alterColumn(typed));
  }

  /** What has to happen once the type has changed. */
  Stream<String> after() {
    if (defaults instanceof Default.Replaced replaced) {
      return replaced.sql == null
          ? Stream.of()
          : Stream.of(alterColumn("SET DEFAULT " + replaced.sql));
    }
    return losesIdentity()
        ? Stream.of(alterColumn("SET DEFAULT gen_random_uuid()::" + type))
        : Stream.of();
  }

  Stream<String> notes() {
    List<String> notes = new ArrayList<>();
    if (losesIdentity()) {
      String suffix = type.equals("uuid") ? "" : " as text";
      notes.add(
          "%s was an identity column, which %s cannot be: new rows get a random UUID%s."
              .formatted(name(), type.startsWith("text") ? "text" : type, suffix));
    }
    if (column.type().kind() == DataType.Kind.DOMAIN) {
      notes.add(name() + " loses what its domain " + column.type().name() + " demands.");
    }
    return notes.stream();
  }

  TypeChange typeChange(Catalog catalog) {
    return new TypeChange(catalog, table, column);
  }

  private boolean losesIdentity() {
    return column.isIdentity() && !INTEGERS.contains(type);
  }

  private String alterColumn(String action) {
    return "ALTER COLUMN " + Identifier.quote(column.name()) + " " + action;
  }
}

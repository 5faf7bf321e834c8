package dev.seedbed.assertions.rule.types;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.assertions.rule.internal.ColumnType;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.Set;
import java.util.stream.Stream;

/** A column of a table, for rules that look at its type. */
record TypedColumn(Catalog catalog, Table table, Column column) {
  private static final QualifiedName TEXT = new QualifiedName("pg_catalog", "text");

  /**
   * The columns of these tables. What a parent table hands down has the parent's type and changes
   * with it, so it is looked at there only.
   */
  static Stream<TypedColumn> in(Catalog catalog, TableScope scope) {
    return scope.tables().stream()
        .flatMap(
            table ->
                table.columns().stream()
                    .filter(column -> !isInherited(catalog, table, column))
                    .map(column -> new TypedColumn(catalog, table, column)));
  }

  /** The column of this name, if there is one. */
  static Stream<TypedColumn> of(Catalog catalog, ColumnName name) {
    return catalog.table(name.table()).stream()
        .flatMap(
            table ->
                table.column(name.column()).stream()
                    .map(column -> new TypedColumn(catalog, table, column)));
  }

  private static boolean isInherited(Catalog catalog, Table table, Column column) {
    return table.inherits().stream()
        .flatMap(parent -> catalog.table(parent).stream())
        .anyMatch(parent -> parent.column(column.name()).isPresent());
  }

  ColumnName name() {
    return new ColumnName(table.name(), column.name());
  }

  /** The type under all domains. */
  DataType type() {
    return catalog.underlying(column.type());
  }

  /** The type of what it holds: under all domains, and in an array that of the elements. */
  DataType elementType() {
    DataType type = type();
    DataType element = type.element();
    return element == null ? type : catalog.underlying(element);
  }

  /**
   * Whether the two hold the same sort of values: the same type under all domains, whatever its
   * length; {@code varchar} and {@code text} are as one.
   */
  boolean isLike(TypedColumn other) {
    return sort().equals(other.sort());
  }

  /** The name of its type under all domains, {@code text} for {@code varchar}. */
  QualifiedName sort() {
    return type().isBuiltIn("varchar") ? TEXT : type().name();
  }

  boolean isArray() {
    return type().element() != null;
  }

  boolean isOneOf(Set<String> builtIn) {
    return elementType().name().schema().equals("pg_catalog")
        && builtIn.contains(elementType().name().name());
  }

  /** What this type is called if the column holds one, or an array of them. */
  String sameShape(String newType) {
    return isArray() ? newType + "[]" : newType;
  }

  /** A finding on the column whose type is not what it should be. */
  Finding finding(RuleInfo rule, String problem, String expected, Fix fix) {
    return new Finding(
        rule,
        ObjectAddress.column(table.name(), column.name()),
        problem,
        expected,
        ColumnType.describe(catalog, column.type()),
        catalog.origin(table.name(), column.name()).orElse(null),
        fix);
  }
}

package dev.seedbed.assertions;

import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Assertions on a column, which {@link TableAssert#column} begins.
 *
 * <p>Not safe for use by several threads at once.
 */
public class ColumnAssert extends PartAssert<ColumnAssert, Column> {

  /** Used by AssertJ for soft assertions; {@link TableAssert#column} begins these. */
  public ColumnAssert(Part<Column> part) {
    super(part, ColumnAssert.class);
  }

  /** Goes on with another column of the same table, as {@link TableAssert#column}. */
  public ColumnAssert column(String name) {
    return returnToTable().column(name);
  }

  /** Goes back to the table. */
  public TableAssert returnToTable() {
    return navigation().tableOf(part());
  }

  /** Verifies that it is {@code text}. */
  public ColumnAssert isText() {
    return hasType("text");
  }

  /** Verifies that it is {@code uuid}. */
  public ColumnAssert isUuid() {
    return hasType("uuid");
  }

  /** Verifies that it is {@code bigint}. */
  public ColumnAssert isBigint() {
    return hasType("bigint");
  }

  /** Verifies that it is {@code boolean}. */
  public ColumnAssert isBoolean() {
    return hasType("boolean");
  }

  /** Verifies that it is {@code jsonb}. */
  public ColumnAssert isJsonb() {
    return hasType("jsonb");
  }

  /** Verifies that it is {@code timestamp with time zone}. */
  public ColumnAssert isTimestamptz() {
    return hasType("timestamp with time zone");
  }

  /**
   * Verifies the type.
   *
   * @param type as the server prints it, such as {@code numeric(12,2)}, {@code text[]} or {@code
   *     public.vector(1536)}; the schema may be left out
   */
  public ColumnAssert hasType(String type) {
    return verify(
        column -> isType(column.type(), type),
        column ->
            ErrorMessage.of("Column " + part().place() + " has another type")
                .expected(type)
                .actual(column.type().sql())
                .toFix(
                    alter(
                        column,
                        "TYPE "
                            + type
                            + " USING "
                            + Identifier.quote(column.name())
                            + "::"
                            + type)));
  }

  private static boolean isType(DataType type, String written) {
    String sql = type.sql();
    return sql.equals(written)
        || (!type.name().schema().equals("pg_catalog")
            && sql.equals(Identifier.display(type.name().schema()) + "." + written));
  }

  /** Verifies that it holds vectors of so many dimensions. */
  public ColumnAssert hasDimensions(int dimensions) {
    return verify(
        column -> column.type().dimensions().equals(OptionalInt.of(dimensions)),
        column ->
            ErrorMessage.of("Column " + part().place() + " does not hold vectors of " + dimensions)
                .expected("vectors of " + dimensions + " dimensions")
                .actual(column.type().sql()));
  }

  /** Verifies that every row has a value in it. */
  @Override
  public ColumnAssert isNotNull() {
    return verify(
        Column::notNull,
        column ->
            ErrorMessage.of("Column " + part().place() + " may be null")
                .expected("NOT NULL")
                .actual("nullable")
                .toFix(alter(column, "SET NOT NULL")));
  }

  /** Verifies that rows may lack a value in it. */
  public ColumnAssert isNullable() {
    return verify(
        column -> !column.notNull(),
        column ->
            ErrorMessage.of("Column " + part().place() + " may not be null")
                .expected("nullable")
                .actual("NOT NULL")
                .toFix(alter(column, "DROP NOT NULL")));
  }

  /** Verifies its default, as the server prints it: {@code now()}, {@code 'open'::text}. */
  public ColumnAssert hasDefault(String expression) {
    return verify(
        column -> expression.equals(column.defaultExpression()),
        column ->
            ErrorMessage.of("Column " + part().place() + " has another default")
                .expected("DEFAULT " + expression)
                .actual(
                    column.defaultExpression() == null
                        ? "none"
                        : "DEFAULT " + column.defaultExpression())
                .toFix(alter(column, "SET DEFAULT " + expression)));
  }

  /** Verifies that the server numbers it: {@code GENERATED … AS IDENTITY}. */
  public ColumnAssert isIdentity() {
    return verify(
        Column::isIdentity,
        column ->
            ErrorMessage.of("Column " + part().place() + " is no identity column")
                .expected("GENERATED … AS IDENTITY")
                .actual(
                    column.defaultExpression() == null
                        ? column.type().sql()
                        : column.type().sql() + " DEFAULT " + column.defaultExpression()));
  }

  /** Verifies that the server computes it from other columns. */
  public ColumnAssert isGenerated() {
    return verify(
        Column::isGenerated,
        column ->
            ErrorMessage.of("Column " + part().place() + " is not generated")
                .expected("GENERATED ALWAYS AS (…)")
                .actual(column.type().sql()));
  }

  /** Verifies that it has a comment. */
  public ColumnAssert hasComment() {
    return verify(
        column -> column.comment() != null,
        column ->
            ErrorMessage.of("Column " + part().place() + " has no comment")
                .expected("a comment that says what it holds")
                .actual("none"));
  }

  /**
   * Verifies that a foreign key of this column alone leads to a table.
   *
   * @param table as {@link CatalogAssert#table} takes it
   */
  public ColumnAssert references(String table) {
    return verify(
        column -> keys(column).stream().anyMatch(leadsTo(table)),
        column ->
            ErrorMessage.of("Column " + part().place() + " does not refer to " + table)
                .expected("a foreign key to " + table)
                .actual(
                    keys(column).isEmpty()
                        ? "no foreign key of this column"
                        : keys(column).stream()
                            .map(key -> "a foreign key to " + key.referencedTable())
                            .collect(Collectors.joining(", "))));
  }

  private Predicate<ForeignKey> leadsTo(String table) {
    return key ->
        catalog()
            .table(table)
            .filter(target -> target.name().equals(key.referencedTable()))
            .isPresent();
  }

  private List<ForeignKey> keys(Column column) {
    return part().itsTable().foreignKeys().stream()
        .filter(key -> key.columns().equals(List.of(column.name())))
        .toList();
  }

  private String alter(Column column, String action) {
    return "ALTER TABLE "
        + part().itsTable().name().toSql()
        + " ALTER COLUMN "
        + Identifier.quote(column.name())
        + " "
        + action
        + ";";
  }
}

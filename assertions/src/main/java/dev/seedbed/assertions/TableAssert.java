package dev.seedbed.assertions;

import dev.seedbed.assertions.rule.Report;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.tenancy.TenantColumnsNotNull;
import dev.seedbed.assertions.rule.tenancy.TenantForeignKeys;
import dev.seedbed.assertions.rule.tenancy.TenantIndexes;
import dev.seedbed.assertions.rule.timestamps.RequiredTimestamps;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Assertions on a table, which {@link CatalogAssert#table} begins.
 *
 * <pre>{@code
 * assertThat(catalog)
 *     .table("billing.invoices")
 *     .hasPrimaryKey("id")
 *     .hasTimestamps()
 *     .hasIndexOn("tenant_id", "created_at desc")
 *     .column("user_id")
 *     .isText()
 *     .isNotNull();
 * }</pre>
 *
 * <p>Names of columns are compared as the server stores them. Not safe for use by several threads
 * at once.
 */
public class TableAssert extends PartAssert<TableAssert, Table> {

  /** Used by AssertJ for soft assertions; {@link CatalogAssert#table} begins these. */
  public TableAssert(Part<Table> part) {
    super(part, TableAssert.class);
  }

  /**
   * Goes on with a column.
   *
   * @throws AssertionError if the table has none of the name
   */
  public ColumnAssert column(String name) {
    return navigation().column(part(), name);
  }

  /**
   * Goes on with an HNSW index of the column, or of a cast of it such as {@code
   * (embedding::halfvec(3072))}.
   *
   * @throws AssertionError if there is no valid one
   */
  public VectorIndexAssert hasHnswIndexOn(String column) {
    return navigation().hnswIndex(part(), column);
  }

  /** Verifies that it has these columns, and possibly others. */
  public TableAssert hasColumns(String... names) {
    return verify(
        table -> without(Arrays.asList(names), names(table)).isEmpty(),
        table ->
            Navigation.noColumn(part(), table, without(Arrays.asList(names), names(table)).get(0)));
  }

  /** Verifies that it has these columns and no others, in whatever order. */
  public TableAssert hasOnlyColumns(String... names) {
    hasColumns(names);
    return verify(
        table -> Set.of(names).containsAll(names(table)),
        table ->
            ErrorMessage.of("Table " + part().place() + " has more columns")
                .expected("only " + list(Arrays.asList(names)))
                .actual("also " + list(without(names(table), Arrays.asList(names)))));
  }

  /** Verifies that it has no column of this name. */
  public TableAssert doesNotHaveColumn(String name) {
    return verify(
        table -> table.column(name).isEmpty(),
        table ->
            ErrorMessage.of("Table " + part().place() + " has a column " + Identifier.display(name))
                .expected("no column of that name")
                .actual(table.column(name).map(column -> column.type().sql()).orElse(""))
                .toFix(alter(table, "DROP COLUMN " + Identifier.quote(name))));
  }

  /** Verifies that its primary key consists of these columns, in this order. */
  public TableAssert hasPrimaryKey(String... columns) {
    List<String> wanted = List.of(columns);
    return verify(
        table -> table.primaryKey().filter(key -> key.columns().equals(wanted)).isPresent(),
        table ->
            ErrorMessage.of("Table " + part().place() + " has another primary key")
                .expected(list(wanted))
                .actual(table.primaryKey().map(key -> list(key.columns())).orElse("none")));
  }

  /**
   * Verifies that no two rows can agree in all of these columns: by a primary key, a unique
   * constraint or a unique index over all rows, of these columns or some of them.
   */
  public TableAssert hasUniqueKey(String... columns) {
    List<String> wanted = List.of(columns);
    return verify(
        table -> uniqueKeys(table).stream().anyMatch(wanted::containsAll),
        table ->
            ErrorMessage.of("Table " + part().place() + " lets rows agree in " + list(wanted))
                .expected("a unique key of " + list(wanted))
                .actual(
                    uniqueKeys(table).isEmpty()
                        ? "no unique key"
                        : uniqueKeys(table).stream()
                            .map(key -> "(" + list(key) + ")")
                            .collect(Collectors.joining(", ")))
                .toFix(alter(table, "ADD UNIQUE (" + quoted(wanted) + ")")));
  }

  /**
   * Verifies that a foreign key leads from it to a table.
   *
   * @param target as {@link CatalogAssert#table} takes it
   */
  public TableAssert hasForeignKeyTo(String target) {
    Optional<QualifiedName> name = catalog().table(target).map(Table::name);
    return verify(
        table ->
            table.foreignKeys().stream()
                .anyMatch(key -> name.filter(key.referencedTable()::equals).isPresent()),
        table ->
            ErrorMessage.of("Table " + part().place() + " has no foreign key to " + target)
                .expected("a foreign key to " + name.map(QualifiedName::toString).orElse(target))
                .actual(
                    table.foreignKeys().isEmpty()
                        ? "no foreign key"
                        : table.foreignKeys().stream()
                            .map(ForeignKey::definition)
                            .collect(Collectors.joining("\n"))));
  }

  /**
   * Verifies that there is an index that finds rows by these keys: a valid one over all rows that
   * begins with them, in this order.
   *
   * @param keys as {@code CREATE INDEX} has them: {@code tenant_id}, {@code created_at desc},
   *     {@code lower(email)}; {@code asc} is the default, and where nulls stand matters only if it
   *     is said
   */
  public TableAssert hasIndexOn(String... keys) {
    IndexKeys wanted = IndexKeys.parse(keys);
    return verify(
        table -> table.indexes().stream().anyMatch(wanted::lead),
        table ->
            ErrorMessage.of("Table " + part().place() + " has no index on " + wanted)
                .expected("a valid index over all rows that begins with " + wanted)
                .actual(indexes(table))
                .toFix(
                    "CREATE INDEX ON " + table.name().toSql() + " " + wanted.toSql(table) + ";"));
  }

  /** Verifies that row security is enabled. */
  public TableAssert hasRowSecurity() {
    return verify(
        table -> table.rowSecurity().enabled(),
        table ->
            ErrorMessage.of("Table " + part().place() + " has no row security")
                .expected("row security enabled")
                .actual("not enabled")
                .toFix(alter(table, "ENABLE ROW LEVEL SECURITY")));
  }

  /** Verifies that it has a comment. */
  public TableAssert hasComment() {
    return verify(
        table -> table.comment() != null,
        table ->
            ErrorMessage.of("Table " + part().place() + " has no comment")
                .expected("a comment that says what a row stands for")
                .actual("none"));
  }

  /**
   * Verifies that it has {@code created_at} and {@code updated_at}, both {@code timestamptz NOT
   * NULL} with a default that equals {@code now()}, by rule TIM001.
   */
  public TableAssert hasTimestamps() {
    return follows(new RequiredTimestamps());
  }

  /**
   * Verifies that each row belongs to a tenant by this column, which is there, may not be null, has
   * a foreign key and leads an index, by rules TEN002, TEN003 and TEN004.
   */
  public TableAssert isTenantIsolatedBy(String column) {
    return hasColumns(column)
        .follows(
            new TenantColumnsNotNull(List.of(column), Map.of()),
            new TenantForeignKeys(column),
            new TenantIndexes(column));
  }

  /** Verifies that none of these rules finds anything in this table. */
  public TableAssert follows(Rule... rules) {
    verify(
        table -> catalog().userTables().contains(table),
        table ->
            ErrorMessage.of("No rule looks at table " + part().place())
                .expected("a table that the project made")
                .actual("a partition, or a table of an extension or of a migration tool")
                .toFix("ask for the table that it is a part of"));
    Report report = part().schema().report(List.of(rules));
    return verify(table -> within(table, report).isClean(), table -> within(table, report));
  }

  private static Report within(Table table, Report report) {
    return new Report(
        report.database(),
        report.traced(),
        report.results().stream()
            .map(result -> result.only(finding -> isPartOf(table, finding.object())))
            .toList());
  }

  private static boolean isPartOf(Table table, ObjectAddress object) {
    return object.equals(table.address())
        || object.relation().filter(table.address()::equals).isPresent()
        || table.indexes().stream().map(Index::address).anyMatch(object::equals);
  }

  static String indexes(Table table) {
    return table.indexes().isEmpty()
        ? "no index"
        : table.indexes().stream().map(Index::definition).collect(Collectors.joining("\n"));
  }

  private static List<List<String>> uniqueKeys(Table table) {
    Predicate<Constraint> key =
        each -> each.kind() == Constraint.Kind.PRIMARY_KEY || each.kind() == Constraint.Kind.UNIQUE;
    Stream<List<String>> constraints =
        table.constraints().stream().filter(key).map(Constraint::columns);
    Stream<List<String>> indexes =
        table.indexes().stream()
            .filter(index -> index.unique() && index.valid() && !index.isPartial())
            .filter(index -> index.keys().stream().allMatch(each -> each.column() != null))
            .map(
                index -> index.keys().stream().map(each -> String.valueOf(each.column())).toList());
    return Stream.concat(constraints, indexes).distinct().toList();
  }

  private static String alter(Table table, String action) {
    return "ALTER TABLE " + table.name().toSql() + " " + action + ";";
  }

  private static String quoted(List<String> columns) {
    return columns.stream().map(Identifier::quote).collect(Collectors.joining(", "));
  }

  private static List<String> without(List<String> names, List<String> others) {
    return new LinkedHashSet<>(names).stream().filter(name -> !others.contains(name)).toList();
  }

  private static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).toList();
  }
}

package dev.seedbed.assertions.rule.keys;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tables that are locked optimistically have a version that begins with a number and is never null.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new VersionColumns("version").of("credits.balances"));
 * }</pre>
 *
 * @param columns what the column may be called; a missing one is to have the first of these names
 * @param tables the tables that must have one
 */
@AutoService(Rule.class)
public record VersionColumns(List<String> columns, List<QualifiedName> tables)
    implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "KEY007",
              "version-columns",
              Severity.WARNING,
              "Versions for optimistic locking are always there")
          .asOptIn();

  private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");
  private static final Pattern NUMBER = Pattern.compile("[('\\s]*\\d+[)'\\s]*(?:::[a-z ]+\\)*)?");

  public VersionColumns {
    columns = List.copyOf(columns);
    tables = List.copyOf(tables);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("KEY007 needs at least one name of version columns");
    }
  }

  /** Columns called {@code version}, wherever there are any. */
  public VersionColumns() {
    this("version");
  }

  /** Columns that have any of these names, wherever there are any. */
  public VersionColumns(String... columns) {
    this(List.of(columns), List.of());
  }

  /**
   * The same rule that demands one of these tables.
   *
   * @param more their names as {@link QualifiedName#parse} reads them
   */
  public VersionColumns of(String... more) {
    return new VersionColumns(columns, Stream.of(more).map(QualifiedName::parse).toList());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Table table : scope.tables()) {
      List<Column> versions =
          table.columns().stream().filter(column -> isVersion(catalog, column)).toList();
      boolean missing = versions.isEmpty() && tables.contains(table.name());
      examined += missing ? 1 : versions.size();
      if (missing) {
        findings.add(missing(catalog, table));
      }
      versions.stream()
          .filter(column -> !column.notNull() || !beginsWithNumber(column))
          .forEach(column -> findings.add(wrong(catalog, table, column)));
    }
    String rest = " in " + scope.examined();
    return new RuleResult(
        INFO,
        new Count(examined, "version column" + rest, "version columns" + rest),
        scope.notCounted(),
        findings);
  }

  /** One that is text says which version of something the row is about. */
  private boolean isVersion(Catalog catalog, Column column) {
    DataType type = catalog.underlying(column.type());
    return columns.contains(column.name())
        && INTEGERS.contains(type.name().name())
        && !column.isGenerated();
  }

  private static boolean beginsWithNumber(Column column) {
    return column.defaultExpression() != null
        && NUMBER.matcher(column.defaultExpression()).matches();
  }

  private Finding missing(Catalog catalog, Table table) {
    String column = columns.get(0);
    String other = table.column(column).map(each -> each.type().sql()).orElse("no such column");
    String sql =
        "ALTER TABLE %s ADD COLUMN %s integer NOT NULL DEFAULT 1"
            .formatted(table.name().toSql(), Identifier.quote(column));
    Fix fix =
        table.column(column).isEmpty()
            ? Fix.of(sql)
            : new Fix(
                List.of(
                    "The name is taken by a column that is no number: give one of them another."),
                List.of());
    return finding(catalog, table, column, "the table has no version to lock by", other, fix);
  }

  private static Finding wrong(Catalog catalog, Table table, Column column) {
    List<String> statements = new ArrayList<>();
    String alter = "ALTER TABLE %s ALTER COLUMN %s ";
    String name = Identifier.quote(column.name());
    boolean numbered = beginsWithNumber(column);
    if (column.isIdentity()) {
      statements.add((alter + "DROP IDENTITY").formatted(table.name().toSql(), name));
    }
    if (!numbered) {
      statements.add((alter + "SET DEFAULT 1").formatted(table.name().toSql(), name));
    }
    if (!column.notNull()) {
      statements.add(
          "UPDATE %1$s SET %2$s = 1 WHERE %2$s IS NULL".formatted(table.name().toSql(), name));
      statements.add((alter + "SET NOT NULL").formatted(table.name().toSql(), name));
    }
    return finding(
        catalog,
        table,
        column.name(),
        column.notNull()
            ? "the version does not begin with a number"
            : "the version may be null, and no comparison finds it then",
        (column.notNull() ? "NOT NULL" : "may be null")
            + (column.defaultExpression() == null
                ? ", no default"
                : ", DEFAULT " + column.defaultExpression()),
        new Fix(List.of(), statements));
  }

  private static Finding finding(
      Catalog catalog, Table table, String column, String problem, String actual, Fix fix) {
    return new Finding(
        INFO,
        ObjectAddress.column(table.name(), column),
        problem,
        "integer NOT NULL DEFAULT 1",
        actual,
        catalog.origin(table.name(), column).orElse(null),
        fix);
  }
}

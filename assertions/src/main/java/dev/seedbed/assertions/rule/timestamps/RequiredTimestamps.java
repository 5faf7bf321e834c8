package dev.seedbed.assertions.rule.timestamps;

import com.google.auto.service.AutoService;
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
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every table has the columns {@code created_at} and {@code updated_at}, both {@code timestamptz
 * NOT NULL} with a default that is the start of the transaction, however it is written.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new RequiredTimestamps("createdAt", "updatedAt"));
 * }</pre>
 *
 * @param columns what the columns are called
 */
@AutoService(Rule.class)
public record RequiredTimestamps(List<String> columns) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TIM001",
          "required-timestamps",
          Severity.ERROR,
          "Tables record when a row was made and changed");

  private static final String EXPECTED = "timestamp with time zone NOT NULL DEFAULT now()";

  public RequiredTimestamps {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("TIM001 needs at least one name of a required timestamp");
    }
  }

  /** {@code created_at} and {@code updated_at}. */
  public RequiredTimestamps() {
    this("created_at", "updated_at");
  }

  /** Columns of these names. */
  public RequiredTimestamps(String... columns) {
    this(List.of(columns));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope all = TableScope.of(catalog).withoutForeignTables();
    Set<QualifiedName> names = all.tables().stream().map(Table::name).collect(Collectors.toSet());
    // What is changed in a parent changes in those that inherit from it.
    TableScope scope =
        all.without(
            table -> table.inherits().stream().anyMatch(names::contains),
            "inheriting table",
            "inheriting tables");
    List<Finding> findings =
        scope.tables().stream().flatMap(table -> findings(catalog, table)).toList();
    return scope.result(INFO, findings);
  }

  private Stream<Finding> findings(Catalog catalog, Table table) {
    return columns.stream()
        .flatMap(
            name -> {
              Optional<Column> column = table.column(name);
              return column.isEmpty()
                  ? Stream.of(missing(catalog, table, name))
                  : wrong(catalog, table, column.get()).stream();
            });
  }

  private static Finding missing(Catalog catalog, Table table, String name) {
    return finding(
        catalog,
        table,
        name,
        "the table does not have the column",
        "no such column",
        TimestampFix.add(table, name));
  }

  private static Optional<Finding> wrong(Catalog catalog, Table table, Column column) {
    Timestamp timestamp = new Timestamp(catalog, column);
    return timestamp.isAsRequired()
        ? Optional.empty()
        : Optional.of(
            finding(
                catalog,
                table,
                column.name(),
                timestamp.problem(),
                timestamp.describe(),
                TimestampFix.correct(catalog, table, timestamp)));
  }

  private static Finding finding(
      Catalog catalog, Table table, String column, String problem, String actual, Fix fix) {
    return new Finding(
        INFO,
        ObjectAddress.column(table.name(), column),
        problem,
        EXPECTED,
        actual,
        catalog.origin(table.name(), column).orElse(null),
        fix);
  }
}

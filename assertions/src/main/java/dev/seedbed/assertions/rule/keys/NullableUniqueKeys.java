package dev.seedbed.assertions.rule.keys;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
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
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Unique keys of several columns hold also where one of them is null.
 *
 * @param anyColumn whether every column that may be null counts, also one that is merely an
 *     optional value; else foreign keys, times and enums
 */
@AutoService(Rule.class)
public record NullableUniqueKeys(boolean anyColumn) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "KEY004",
          "nullable-unique-keys",
          Severity.WARNING,
          "Unique keys do not end where a null begins");

  private static final Set<String> TIMES = Set.of("timestamptz", "timestamp", "date");

  /** Columns that say where a value is unique, and are no such value themselves. */
  public NullableUniqueKeys() {
    this(false);
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    ReferringKeys referring = new ReferringKeys(catalog);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Table table : scope.tables()) {
      List<Index> keys = table.indexes().stream().filter(NullableUniqueKeys::isExamined).toList();
      examined += keys.size();
      for (Index key : keys) {
        List<String> nullable = nullable(catalog, table, key);
        if (!nullable.isEmpty()) {
          findings.add(finding(catalog, table, key, nullable, referring));
        }
      }
    }
    String rest = " of several columns in " + scope.examined();
    return new RuleResult(
        INFO,
        new Count(examined, "unique key" + rest, "unique keys" + rest),
        scope.notCounted(),
        findings);
  }

  /** A partial one says itself which rows it is for. */
  private static boolean isExamined(Index index) {
    return index.unique() && index.valid() && !index.isPartial() && index.keys().size() > 1;
  }

  private List<String> nullable(Catalog catalog, Table table, Index key) {
    return key.nullsNotDistinct()
        ? List.of()
        : key.keys().stream()
            .flatMap(each -> Stream.ofNullable(each.column()))
            .flatMap(name -> table.column(name).stream())
            .filter(column -> !column.notNull() && !isNotNullByDomain(catalog, column.type()))
            .filter(column -> anyColumn || qualifies(catalog, table, column))
            .map(Column::name)
            .toList();
  }

  private static boolean isNotNullByDomain(Catalog catalog, DataType type) {
    return type.kind() == DataType.Kind.DOMAIN
        && catalog
            .domain(type.name())
            .filter(domain -> domain.notNull() || isNotNullByDomain(catalog, domain.baseType()))
            .isPresent();
  }

  private static boolean qualifies(Catalog catalog, Table table, Column column) {
    DataType type = catalog.underlying(column.type());
    return type.kind() == DataType.Kind.ENUM
        || TIMES.contains(type.name().name())
        || table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
  }

  private static Finding finding(
      Catalog catalog, Table table, Index key, List<String> nullable, ReferringKeys referring) {
    ObjectAddress address =
        key.constraint() == null
            ? key.address()
            : ObjectAddress.constraint(table.name(), key.constraint());
    String names = nullable.stream().map(Identifier::display).collect(Collectors.joining(" or "));
    return new Finding(
        INFO,
        address,
        "rows in which "
            + names
            + " is null are never equal to each other, whatever else they hold",
        "columns that are NOT NULL, or NULLS NOT DISTINCT",
        names + " may be null",
        catalog.origin(address).orElse(null),
        new NullsNotDistinct(table, key, referring).fix());
  }
}

package dev.seedbed.assertions.rule.keys;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No row stores how many rows refer to it.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new StoredTotals("total_{rows}"));
 * }</pre>
 *
 * @param names what such columns are called, with <code>{rows}</code> for what refers to the row
 */
@AutoService(Rule.class)
public record StoredTotals(List<String> names) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("KEY008", "stored-totals", Severity.INFO, "Totals are counted, not stored")
          .asOptIn();

  private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric");

  public StoredTotals {
    names = List.copyOf(names);
    if (names.isEmpty() || !names.stream().allMatch(name -> name.contains(TableWords.ROWS))) {
      throw new IllegalArgumentException(
          "KEY008 needs at least one name, and " + TableWords.ROWS + " in each: " + names);
    }
  }

  /** The usual names. */
  public StoredTotals() {
    this("total_{rows}", "{rows}_total", "{rows}_count", "num_{rows}", "number_of_{rows}");
  }

  /** These names. */
  public StoredTotals(String... names) {
    this(List.of(names));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    Map<QualifiedName, List<OwnedForeignKey>> referring =
        OwnedForeignKey.all(catalog).stream()
            .collect(Collectors.groupingBy(key -> key.foreignKey().referencedTable()));
    List<Finding> findings = new ArrayList<>();
    for (Table table : scope.tables()) {
      Map<String, OwnedForeignKey> counted = new HashMap<>();
      referring
          .getOrDefault(table.name(), List.of())
          .forEach(key -> totalsOf(table, key).forEach(name -> counted.putIfAbsent(name, key)));
      table.columns().stream()
          .filter(column -> isStoredNumber(catalog, column))
          .filter(column -> counted.containsKey(column.name()))
          .map(
              column ->
                  finding(
                      catalog, table, column, Objects.requireNonNull(counted.get(column.name()))))
          .forEach(findings::add);
    }
    return scope.result(INFO, findings);
  }

  private Stream<String> totalsOf(Table table, OwnedForeignKey key) {
    return TableWords.of(key.table().name(), table.name().name()).stream()
        .flatMap(word -> names.stream().map(name -> name.replace(TableWords.ROWS, word)));
  }

  private static boolean isStoredNumber(Catalog catalog, Column column) {
    return NUMBERS.contains(catalog.underlying(column.type()).name().name())
        && !column.isGenerated();
  }

  private static Finding finding(Catalog catalog, Table table, Column column, OwnedForeignKey key) {
    String condition =
        key.pairs()
            .map(pair -> pair.from().toSql() + " = " + pair.to().toSql())
            .collect(Collectors.joining(" AND "));
    return new Finding(
        INFO,
        ObjectAddress.column(table.name(), column.name()),
        "the number is right only as long as everything that adds or deletes rows keeps it so",
        "counted where it is needed",
        "stored beside what it counts, the rows of " + key.table(),
        catalog.origin(table.name(), column.name()).orElse(null),
        Fix.of(
                "ALTER TABLE %s DROP COLUMN %s"
                    .formatted(table.name().toSql(), Identifier.quote(column.name())))
            .note(
                "Read (SELECT count(*) FROM %s WHERE %s) instead, and drop what keeps the column up"
                        .formatted(key.table().toSql(), condition)
                    + " to date first."));
  }
}

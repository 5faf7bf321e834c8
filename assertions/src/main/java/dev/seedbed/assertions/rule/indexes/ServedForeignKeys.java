package dev.seedbed.assertions.rule.indexes;

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
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every foreign key has an index that finds the rows which refer to another one.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new ServedForeignKeys());
 * }</pre>
 */
@AutoService(Rule.class)
public record ServedForeignKeys() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "IDX001",
          "served-foreign-keys",
          Severity.WARNING,
          "Every foreign key is served by an index");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    ForeignKeyIndexes indexes = new ForeignKeyIndexes(catalog);
    RelationNames names = new RelationNames(catalog);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Table table : scope.tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        examined++;
        if (!indexes.serve(table, key)) {
          findings.add(finding(catalog, table, key, names));
        }
      }
    }
    Count keys = new Count(examined, "foreign key", "foreign keys");
    return new RuleResult(INFO, keys, scope.notCounted(), findings);
  }

  private static Finding finding(
      Catalog catalog, Table table, ForeignKey key, RelationNames names) {
    ObjectAddress address = ObjectAddress.constraint(table.name(), key.name());
    String columns =
        key.columns().stream().map(Identifier::display).collect(Collectors.joining(", "));
    return new Finding(
        INFO,
        address,
        "no index finds the rows that refer to a row of "
            + key.referencedTable()
            + ": each delete or change of its key reads the whole table",
        "a valid index of all rows whose first keys are " + columns,
        actual(table, key),
        catalog.origin(address).orElse(null),
        fix(table, key, names));
  }

  private static Fix fix(Table table, ForeignKey key, RelationNames names) {
    List<String> statements = new ArrayList<>();
    statements.add(IndexSql.btree(names, table.name(), key.columns()).create());
    // What the new index does as well would otherwise be a finding of RedundantIndexes.
    table.indexes().stream()
        .filter(index -> ForeignKeyIndexes.isBeginning(table, index, key))
        .forEach(index -> statements.add(IndexSql.drop(index.name())));
    Fix fix = new Fix(List.of(IndexSql.CONCURRENTLY), statements);
    return statements.size() == 1
        ? fix
        : fix.note("An index on the first of these columns is no longer of use, and dropped.");
  }

  /** The indexes that look as if they did it. */
  private static String actual(Table table, ForeignKey key) {
    List<String> near =
        table.indexes().stream()
            .filter(
                index ->
                    index.keys().stream()
                        .anyMatch(each -> key.columns().stream().anyMatch(each::isColumn)))
            .map(index -> index.name() + " " + ForeignKeyIndexes.whyNot(table, index, key))
            .toList();
    return near.isEmpty() ? "none" : String.join("; ", near);
  }
}

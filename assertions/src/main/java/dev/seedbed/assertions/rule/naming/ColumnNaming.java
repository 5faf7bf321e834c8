package dev.seedbed.assertions.rule.naming;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What columns of a kind are to be called.
 *
 * @param kind what they are, for the count of them
 * @param problem what is wrong with one of another name
 * @param expected what its name should look like
 */
record ColumnNaming(RuleInfo rule, String kind, String problem, String expected) {

  /** Which columns a naming is about, and what is right for them. */
  interface Convention {
    boolean concerns(Catalog catalog, Table table, Column column);

    boolean isKept(String name);

    /** A name that keeps it. */
    String better(String name, Table table);
  }

  RuleResult check(Catalog catalog, Convention convention) {
    TableScope scope = TableScope.of(catalog);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Table table : scope.tables()) {
      for (Column column : table.columns()) {
        if (convention.concerns(catalog, table, column) && !isInherited(catalog, table, column)) {
          examined++;
          if (!convention.isKept(column.name())) {
            String better = convention.better(column.name(), table);
            findings.add(finding(catalog, table, column, better));
          }
        }
      }
    }
    return new RuleResult(
        rule, new Count(examined, kind, kind + "s"), scope.notCounted(), findings);
  }

  /** What a parent hands down is called there. */
  private static boolean isInherited(Catalog catalog, Table table, Column column) {
    return table.inherits().stream()
        .flatMap(parent -> catalog.table(parent).stream())
        .anyMatch(parent -> parent.column(column.name()).isPresent());
  }

  private Finding finding(Catalog catalog, Table table, Column column, String better) {
    return new Finding(
        rule,
        ObjectAddress.column(table.name(), column.name()),
        problem,
        expected,
        Identifier.display(column.name()),
        catalog.origin(table.name(), column.name()).orElse(null),
        NamedObjects.column(table, column).renameTo(better));
  }
}

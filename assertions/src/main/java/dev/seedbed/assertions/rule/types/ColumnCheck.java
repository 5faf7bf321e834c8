package dev.seedbed.assertions.rule.types;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Looks at all columns of one kind. */
record ColumnCheck(RuleInfo rule, String kind, Predicate<TypedColumn> examined) {

  /** What is wrong with the columns that it examines. */
  RuleResult check(Catalog catalog, Function<TypedColumn, Optional<Finding>> finding) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    List<TypedColumn> columns = TypedColumn.in(catalog, scope).filter(examined).toList();
    List<Finding> findings = columns.stream().map(finding).flatMap(Optional::stream).toList();
    String rest = kind + " in " + scope.examined();
    Count count = new Count(columns.size(), "column" + rest, "columns" + rest);
    return new RuleResult(rule, count, scope.notCounted(), findings);
  }
}

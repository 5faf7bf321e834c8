package dev.seedbed.assertions;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Table;
import java.util.List;

/** Tables say in a comment what they are for. */
public record TablesHaveComments() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("ACME001", "tables-have-comments", Severity.WARNING, "Tables have a comment");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog);
    List<Finding> findings =
        scope.tables().stream()
            .filter(table -> table.comment() == null)
            .map(table -> finding(catalog, table))
            .toList();
    return scope.result(INFO, findings);
  }

  private static Finding finding(Catalog catalog, Table table) {
    String name = table.name().toSql();
    return new Finding(
        INFO,
        table.address(),
        "nobody can tell what the table is for",
        "a comment",
        "none",
        catalog.origin(table.name()).orElse(null),
        Fix.of("COMMENT ON TABLE " + name + " IS 'What one row of it stands for'"));
  }
}

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
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/** Foreign keys, checks and {@code NOT NULL} hold for the rows that were there before them, too. */
@AutoService(Rule.class)
public record ValidatedConstraints() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "KEY002", "validated-constraints", Severity.WARNING, "Constraints hold for all rows");

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
      examined += table.constraints().size() + table.foreignKeys().size();
      // What is not enforced is never validated: that is how it is meant.
      table.constraints().stream()
          .filter(each -> !each.validated() && each.enforced())
          .forEach(each -> findings.add(finding(catalog, table, each.name(), each.definition())));
      table.foreignKeys().stream()
          .filter(each -> !each.validated() && each.enforced())
          .forEach(each -> findings.add(finding(catalog, table, each.name(), each.definition())));
    }
    String rest = " of " + scope.examined();
    return new RuleResult(
        INFO,
        new Count(examined, "constraint" + rest, "constraints" + rest),
        scope.notCounted(),
        findings);
  }

  private static Finding finding(
      Catalog catalog, Table table, String constraint, String definition) {
    ObjectAddress address = ObjectAddress.constraint(table.name(), constraint);
    return new Finding(
        INFO,
        address,
        "rows that were there before the constraint may break it, so that no query can rely on it",
        "a constraint that is validated",
        definition,
        catalog.origin(address).orElse(null),
        Fix.of(
                "ALTER TABLE %s VALIDATE CONSTRAINT %s"
                    .formatted(table.name().toSql(), Identifier.quote(constraint)))
            .note(
                "Fails if a row breaks it: mend such rows first. Reads the whole table, and lets"
                    + " others read and write it."));
  }
}

package dev.seedbed.benchmarks.rules;

import dev.seedbed.assertions.rule.Report;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Catalog;
import java.sql.Connection;
import java.util.List;
import java.util.function.Predicate;

/** Ours: the catalog, read anew, and the rules with their usual parameters. */
record AllRules(Connection connection, List<Rule> rules) implements Linter {

  /** All rules that look at the catalog alone. */
  static AllRules onSchema(Connection connection) {
    return of(connection, SchemaRule.class::isInstance);
  }

  /** Those that try something out; migrations are none of it. */
  static AllRules tryingOut(Connection connection) {
    return of(
        connection, rule -> !(rule instanceof SchemaRule) && !rule.info().id().startsWith("MIG"));
  }

  private static AllRules of(Connection connection, Predicate<Rule> kind) {
    return new AllRules(connection, Rules.all().stream().filter(kind).toList());
  }

  @Override
  public int findings() {
    return results().stream().mapToInt(result -> result.findings().size()).sum();
  }

  /** What each rule found. */
  List<RuleResult> results() {
    Subject subject = Subject.of(Catalog.read(connection)).with(connection);
    return Report.of(subject, rules).results();
  }

  @Override
  public void close() {
    DatabaseAccess.close(connection);
  }
}

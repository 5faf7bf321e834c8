package dev.seedbed.assertions.rule;

import dev.seedbed.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What some rules say about a schema.
 *
 * <pre>{@code
 * Report report = Report.of(catalog, Rules.all());
 * if (!report.isClean()) {
 *   System.out.println(report);
 * }
 * }</pre>
 *
 * @param database the name of the database
 * @param traced whether it is known which migrations made what
 * @param results the result of each rule
 */
public record Report(String database, boolean traced, List<RuleResult> results) {
  public Report {
    results = List.copyOf(results);
  }

  /** Checks the schema against the rules, in this order. */
  public static Report of(Catalog catalog, List<? extends Rule> rules) {
    return of(Subject.of(catalog), rules);
  }

  /** Holds the rules, in this order, against the subject. */
  public static Report of(Subject subject, List<? extends Rule> rules) {
    Catalog catalog = subject.catalog();
    return new Report(
        catalog.database(), !catalog.origins().byAddress().isEmpty(), results(subject, rules));
  }

  /** Rules on the catalog alone have nothing in common that changes: they may run side by side. */
  private static List<RuleResult> results(Subject subject, List<? extends Rule> rules) {
    Map<Rule, RuleResult> sideBySide =
        rules.parallelStream()
            .filter(SchemaRule.class::isInstance)
            .collect(
                Collectors.toConcurrentMap(
                    rule -> rule, rule -> rule.check(subject), (one, same) -> one));
    return rules.stream()
        .map(
            rule -> {
              RuleResult known = sideBySide.get(rule);
              return known == null ? rule.check(subject) : known;
            })
        .toList();
  }

  /** The same report without the findings that have one of these {@link Finding#fingerprint}s. */
  public Report accepting(Set<String> fingerprints) {
    return new Report(
        database, traced, results.stream().map(result -> result.accepting(fingerprints)).toList());
  }

  /** Everything that was found, by rule. */
  public List<Finding> findings() {
    return results.stream().flatMap(result -> result.findings().stream()).toList();
  }

  /** The rules that looked at nothing. */
  public List<RuleResult> empty() {
    return results.stream().filter(RuleResult::examinedNothing).toList();
  }

  /** Whether every rule looked at something and found nothing. */
  public boolean isClean() {
    return findings().isEmpty() && empty().isEmpty();
  }

  /** The report as people read it. */
  @Override
  public String toString() {
    return ReportText.of(this);
  }
}

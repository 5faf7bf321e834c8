package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule as a pack has it.
 *
 * @param rule with the pack's parameters
 * @param severity how bad its findings are here
 * @param required whether it is a failure that there is nothing for it to look at
 * @param exemptions what it lets pass
 */
public record PackedRule(
    Rule rule, Severity severity, boolean required, List<Exemption> exemptions) {
  public PackedRule {
    exemptions = List.copyOf(exemptions);
  }

  /** The rule as it says of itself. */
  public static PackedRule of(Rule rule) {
    return new PackedRule(rule, rule.info().severity(), false, List.of());
  }

  /** What it is called, with the pack's severity. */
  public RuleInfo info() {
    RuleInfo own = rule.info();
    return new RuleInfo(own.id(), own.slug(), severity, own.title(), own.optIn());
  }

  /** Whether it judges migrations, by their trace, instead of a schema. */
  boolean isOnMigrations() {
    return info().id().startsWith(RuleInfo.MIGRATIONS);
  }

  boolean isCalled(String name) {
    return info().id().equalsIgnoreCase(name) || info().slug().equalsIgnoreCase(name);
  }

  /** Everything in the subject that breaks the rule, what is exempt included. */
  public RuleResult check(Subject subject) {
    RuleResult result = rule.check(subject);
    if (severity == rule.info().severity()) {
      return result;
    }
    RuleInfo info = info();
    List<Finding> findings = result.findings().stream().map(each -> graded(each, info)).toList();
    return new RuleResult(
        info,
        result.examined(),
        result.notCounted(),
        findings,
        result.accepted(),
        result.missing());
  }

  PackedRule with(Rule bound) {
    return new PackedRule(bound, severity, required, exemptions);
  }

  PackedRule with(Severity other) {
    return new PackedRule(rule, other, required, exemptions);
  }

  PackedRule required(boolean value) {
    return new PackedRule(rule, severity, value, exemptions);
  }

  PackedRule exempting(List<Exemption> more) {
    List<Exemption> all = new ArrayList<>(exemptions);
    all.addAll(more);
    return new PackedRule(rule, severity, required, all);
  }

  private static Finding graded(Finding finding, RuleInfo info) {
    return new Finding(
        info,
        finding.object(),
        finding.problem(),
        finding.expected(),
        finding.actual(),
        finding.origin(),
        finding.fix());
  }

  /** By the rule's id alone, of which a pack has one; a record's own would look at all of it. */
  @Override
  public int hashCode() {
    return rule.info().id().hashCode();
  }
}

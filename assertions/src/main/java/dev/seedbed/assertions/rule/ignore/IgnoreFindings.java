package dev.seedbed.assertions.rule.ignore;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.catalog.NearestNames;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what is wrong with ignores. Not safe for use by several threads at once. */
public final class IgnoreFindings {
  private final List<Finding> findings = new ArrayList<>();

  public void withoutReason(Origin at) {
    add(
        IgnoreRules.WITHOUT_REASON,
        at,
        "the ignore has no effect, because it does not say why",
        "reason=\"…\"",
        "none",
        "Write why the finding may stay, as in -- seedbed:ignore MIG001 reason=\"small table\"");
  }

  /**
   * An ignore or exemption that lets nothing pass.
   *
   * @param what it would let pass, such as {@code a finding of MIG001}
   */
  public void unused(Origin at, String what) {
    add(
        IgnoreRules.UNUSED,
        at,
        "there is nothing to let pass",
        what,
        "none",
        "Remove it, or move it to where the finding is");
  }

  public void expired(Origin at, LocalDate until, LocalDate today) {
    add(
        IgnoreRules.EXPIRED,
        at,
        "the last day is over, and the findings count again",
        "a day not before " + today,
        until.toString(),
        "Mend what was put off, or say until when it is put off now");
  }

  void unknownRule(Origin at, String name, Collection<String> known) {
    add(
        IgnoreRules.UNKNOWN,
        at,
        "the ignore names a rule that does not exist",
        "the id or slug of a rule",
        name,
        "Write " + String.join(" or ", NearestNames.to(name, known)) + " if that was meant");
  }

  void unreadable(Origin at, String defect) {
    add(
        IgnoreRules.UNKNOWN,
        at,
        "the ignore has no effect, because it cannot be read",
        "rules, reason=\"…\" and perhaps until=2027-01-31",
        defect,
        "Write it as in -- seedbed:ignore MIG001 reason=\"small table\" until=2027-01-31");
  }

  /** A result for each rule on ignores that found something. */
  public List<RuleResult> results() {
    return IgnoreRules.all().stream()
        .map(rule -> result(rule, of(rule)))
        .filter(result -> !result.findings().isEmpty())
        .toList();
  }

  private List<Finding> of(RuleInfo rule) {
    return findings.stream().filter(each -> each.rule().equals(rule)).toList();
  }

  private static RuleResult result(RuleInfo rule, List<Finding> findings) {
    Count examined = new Count(findings.size(), "ignore at fault", "ignores at fault");
    return new RuleResult(rule, examined, List.of(), findings);
  }

  private void add(
      RuleInfo rule, Origin at, String problem, String expected, String actual, String note) {
    findings.add(
        new Finding(
            rule,
            ObjectAddress.file(at.file()),
            problem,
            expected,
            actual,
            at,
            new Fix(List.of(note + "."), List.of())));
  }
}

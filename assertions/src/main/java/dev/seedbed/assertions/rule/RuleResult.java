package dev.seedbed.assertions.rule;

import java.util.List;
import java.util.Set;

/**
 * What a rule found, and in what.
 *
 * @param rule the rule
 * @param examined what it looked at
 * @param notCounted what it left alone, by kind
 * @param findings what breaks it, in a stable order
 * @param accepted how many findings were taken out because somebody accepts them
 */
public record RuleResult(
    RuleInfo rule, Count examined, List<Count> notCounted, List<Finding> findings, int accepted) {
  public RuleResult {
    notCounted = List.copyOf(notCounted);
    findings = List.copyOf(findings);
  }

  /** A result of which nothing is accepted yet. */
  public RuleResult(RuleInfo rule, Count examined, List<Count> notCounted, List<Finding> findings) {
    this(rule, examined, notCounted, findings, 0);
  }

  /** Whether it looked at nothing at all, which says nothing about the schema. */
  public boolean examinedNothing() {
    return examined.number() == 0;
  }

  /** The same result without the findings that have one of these {@link Finding#fingerprint}s. */
  public RuleResult accepting(Set<String> fingerprints) {
    List<Finding> rest =
        findings.stream().filter(finding -> !fingerprints.contains(finding.fingerprint())).toList();
    int taken = findings.size() - rest.size();
    return new RuleResult(rule, examined, notCounted, rest, accepted + taken);
  }
}

package dev.seedbed.assertions.rule;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found, and in what.
 *
 * @param rule the rule
 * @param examined what it looked at
 * @param notCounted what it left alone, by kind
 * @param findings what breaks it, in a stable order
 * @param accepted how many findings were taken out because somebody accepts them
 * @param missing what the rule would have needed to run, null if it ran
 */
public record RuleResult(
    RuleInfo rule,
    Count examined,
    List<Count> notCounted,
    List<Finding> findings,
    int accepted,
    @Nullable String missing) {
  public RuleResult {
    notCounted = List.copyOf(notCounted);
    findings = List.copyOf(findings);
  }

  /** A result of which nothing is accepted yet. */
  public RuleResult(RuleInfo rule, Count examined, List<Count> notCounted, List<Finding> findings) {
    this(rule, examined, notCounted, findings, 0, null);
  }

  /**
   * The result of a rule that could not run, which is never taken for one that found nothing.
   *
   * @param looksAt what it would have looked at, such as {@code 0 policies}
   * @param missing what the subject lacks: {@code a connection to the database}, {@code the trace
   *     of the migrations}
   */
  public static RuleResult notRun(RuleInfo rule, Count looksAt, String missing) {
    return new RuleResult(rule, looksAt, List.of(), List.of(), 0, missing);
  }

  /** Whether it could run at all. */
  public boolean ran() {
    return missing == null;
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
    return new RuleResult(rule, examined, notCounted, rest, accepted + taken, missing);
  }

  /** The same result with these of the findings only. */
  public RuleResult only(Predicate<Finding> wanted) {
    List<Finding> some = findings.stream().filter(wanted).toList();
    return new RuleResult(rule, examined, notCounted, some, accepted, missing);
  }
}

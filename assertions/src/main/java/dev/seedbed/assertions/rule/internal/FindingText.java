package dev.seedbed.assertions.rule.internal;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings and counts as people read them. Not safe for use by several threads at once. */
public final class FindingText {
  private static final List<Severity> WORST_FIRST =
      List.of(Severity.ERROR, Severity.WARNING, Severity.INFO);

  private final boolean traced;
  private final Function<Finding, String> acceptance;

  /** Which finding has shown a fix already: what mends several at once is printed once. */
  private final Map<Fix, Finding> shown = new HashMap<>();

  /**
   * The text of the findings of one report.
   *
   * @param traced whether it is known which migrations made what
   * @param acceptance how somebody accepts a finding
   */
  public FindingText(boolean traced, Function<Finding, String> acceptance) {
    this.traced = traced;
    this.acceptance = acceptance;
  }

  /** One finding: what, where, how to mend it and how to accept it. */
  public String block(Finding finding) {
    RuleInfo rule = finding.rule();
    return Stream.of(
            "[" + rule + "] " + rule.severity() + "  " + finding.objectName(),
            line("", finding.problem()),
            line("expected: ", finding.expected()),
            line("actual: ", finding.actual()),
            line("at: ", place(finding.origin())),
            line("To fix:", fix(finding)),
            line("To accept: ", acceptance.apply(finding)))
        .collect(Collectors.joining("\n"));
  }

  /** How many findings there are, by severity: {@code 3 findings (1 error, 2 warnings)}. */
  public static String counted(List<Finding> findings) {
    String severities =
        WORST_FIRST.stream()
            .map(severity -> count(findings, severity))
            .filter(count -> count.number() > 0)
            .map(Count::toString)
            .collect(Collectors.joining(", "));
    return new Count(findings.size(), "finding", "findings")
        + (severities.isEmpty() ? "" : " (" + severities + ")");
  }

  /** What a rule looked at and what it left alone. */
  public static String examined(RuleResult result) {
    String accepted = result.accepted() == 0 ? "" : "; accepted: " + result.accepted();
    return result.examined() + accepted + "; not counted: " + counts(result.notCounted());
  }

  private static Count count(List<Finding> findings, Severity severity) {
    long number = findings.stream().filter(each -> each.rule().severity() == severity).count();
    return new Count(Math.toIntExact(number), severity.toString(), severity + "s");
  }

  /** Counts one after the other. */
  public static String counts(List<Count> counts) {
    return counts.isEmpty()
        ? "nothing"
        : counts.stream().map(Count::toString).collect(Collectors.joining(", "));
  }

  private String fix(Finding finding) {
    Finding first = shown.putIfAbsent(finding.fix(), finding);
    return first == null
        ? "\n" + finding.fix().toSql()
        : " as for " + first.objectName() + " above, which mends this too";
  }

  private String place(@Nullable Origin origin) {
    if (origin != null) {
      return origin.toString();
    }
    return traced
        ? "unknown - no migration that was traced made it"
        : "unknown - migrations were not traced";
  }

  /** A line of a block; further lines of the text stand indented below it. */
  private static String line(String label, String text) {
    return "  " + label + text.replace("\n", "\n    ");
  }
}

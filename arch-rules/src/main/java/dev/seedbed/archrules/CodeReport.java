package dev.seedbed.archrules;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.baseline.AcceptedFinding;
import dev.seedbed.assertions.rule.run.BaselineUse;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.assertions.rule.run.Waived;
import dev.seedbed.catalog.ErrorMessage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rules say about some code.
 *
 * @param pack the name of the pack
 * @param code what was looked at: {@code 12 classes of com.example.billing}
 * @param results the result of each rule, with the findings that count
 * @param waived the findings that somebody accepted
 * @param problems what is wrong with the run itself: nothing to look at, acceptances that nothing
 *     needs
 * @param fixed what the baseline accepts and nobody finds any more
 */
public record CodeReport(
    String pack,
    String code,
    List<RuleResult> results,
    List<Waived> waived,
    List<ErrorMessage> problems,
    List<AcceptedFinding> fixed) {
  public CodeReport {
    results = List.copyOf(results);
    waived = List.copyOf(waived);
    problems = List.copyOf(problems);
    fixed = List.copyOf(fixed);
  }

  /**
   * Everything that counts, by rule. {@link dev.seedbed.assertions.rule.baseline.Baseline#accept}
   * takes it.
   */
  public List<Finding> findings() {
    return results.stream().flatMap(result -> result.findings().stream()).toList();
  }

  /** The rules that had nothing to look at. */
  public List<RuleResult> notApplicable() {
    return results.stream().filter(RuleResult::examinedNothing).toList();
  }

  /** Whether nothing was found that counts, something was looked at, and no acceptance is idle. */
  public boolean isClean() {
    return findings().isEmpty() && problems.isEmpty() && fixed.isEmpty();
  }

  /**
   * The same in the form of a report on a schema, for {@link
   * dev.seedbed.assertions.rule.format.ReportFormat}; in the place of the database it says what
   * code was looked at.
   *
   * <pre>{@code
   * Files.writeString(Path.of("target/code-rules.xml"), ReportFormat.JUNIT.render(report.asRun()));
   * }</pre>
   */
  public RunReport asRun() {
    long old = waived.stream().filter(each -> each.by() == Waived.By.BASELINE).count();
    BaselineUse baseline =
        old == 0 && fixed.isEmpty() ? null : new BaselineUse((int) old + fixed.size(), fixed);
    return new RunReport(pack, code, false, results, waived, problems, baseline);
  }

  /** The report as people read it. */
  @Override
  public String toString() {
    Stream<String> blocks =
        Stream.of(
                Stream.of(headline()),
                problems.stream().map(ErrorMessage::toString),
                findings().stream().map(CodeReport::block),
                Stream.of(accepted()))
            .flatMap(each -> each);
    return blocks.filter(block -> !block.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  private String headline() {
    return "pack %s, %s: %s of %s"
        .formatted(
            pack,
            code,
            new Count(findings().size(), "finding", "findings"),
            new Count(results.size(), "rule", "rules"));
  }

  private static String block(Finding finding) {
    Fix fix = finding.fix();
    return String.join(
        "\n",
        "[%s] %s  %s".formatted(finding.rule(), finding.rule().severity(), finding.objectName()),
        "  " + finding.problem(),
        "  expected: " + finding.expected(),
        "  at: " + Objects.requireNonNull(finding.origin()),
        "  why: " + finding.actual(),
        "  To fix: " + String.join(" ", fix.notes()),
        "  To accept: .accepting(\"%s\", \"%s\", \"<reason>\")"
            .formatted(finding.rule().id(), finding.objectName()));
  }

  private String accepted() {
    Stream<String> waivers =
        waived.isEmpty()
            ? Stream.empty()
            : Stream.of("accepted: " + new Count(waived.size(), "finding", "findings"));
    Stream<String> stale =
        fixed.stream().map(each -> "  fixed, so prune it from the baseline: " + each.fingerprint());
    Stream<String> idle =
        notApplicable().isEmpty()
            ? Stream.empty()
            : Stream.of(
                "not applicable, as there is nothing of the kind: "
                    + notApplicable().stream()
                        .map(each -> each.rule().id())
                        .collect(Collectors.joining(", ")));
    return Stream.of(waivers, stale, idle).flatMap(each -> each).collect(Collectors.joining("\n"));
  }
}

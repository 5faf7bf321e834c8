package dev.seedbed.assertions.rule.run;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.ErrorMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a pack came to.
 *
 * @param pack the name of the pack
 * @param database the name of the database
 * @param traced whether it is known which migrations made what
 * @param results the result of each rule, with the findings that count
 * @param waived the findings that do not
 * @param problems why the run says too little about the schema, whatever was found
 * @param baseline what the baseline did, null if there is none
 */
public record RunReport(
    String pack,
    String database,
    boolean traced,
    List<RuleResult> results,
    List<Waived> waived,
    List<ErrorMessage> problems,
    @Nullable BaselineUse baseline) {
  public RunReport {
    results = List.copyOf(results);
    waived = List.copyOf(waived);
    problems = List.copyOf(problems);
  }

  /** Everything that counts, by rule. */
  public List<Finding> findings() {
    return results.stream().flatMap(result -> result.findings().stream()).toList();
  }

  /** The rules that ran and had nothing to look at. */
  public List<RuleResult> notApplicable() {
    return results.stream().filter(each -> each.ran() && each.examinedNothing()).toList();
  }

  /** The rules that could not run. */
  public List<RuleResult> notRun() {
    return results.stream().filter(each -> !each.ran()).toList();
  }

  /**
   * What it means for the build.
   *
   * @param failOn the least severity of a finding that fails it
   * @param strict whether a baseline fails it that accepts what is not there any more
   */
  public Verdict verdict(Severity failOn, boolean strict) {
    if (!problems.isEmpty()) {
      return Verdict.CONFIGURATION;
    }
    if (findings().stream().anyMatch(each -> each.rule().severity().compareTo(failOn) >= 0)) {
      return Verdict.FINDINGS;
    }
    return strict && baseline != null && baseline.isStale()
        ? Verdict.STALE_BASELINE
        : Verdict.CLEAN;
  }

  /** What one rule found, as people read it; empty if it found nothing. */
  public String text(RuleResult result) {
    return RunText.blocks(this, result.findings());
  }

  /** Whether nothing counts, and the run says enough about the schema. */
  public boolean isClean() {
    return verdict(Severity.INFO, false) == Verdict.CLEAN;
  }

  /** The report as people read it. */
  @Override
  public String toString() {
    return RunText.of(this);
  }
}

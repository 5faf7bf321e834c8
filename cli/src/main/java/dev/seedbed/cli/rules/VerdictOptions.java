package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.pack.RuleSettings;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a run fails. */
final class VerdictOptions {
  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "End with 1 from this severity on: info, warning or error. Default: seedbed.yaml's, else"
              + " warning.")
  private @Nullable Severity failOn;

  @Option(
      names = "--strict",
      description = "End with 4 if the baseline accepts what is not there any more.")
  private boolean strict;

  Verdict verdict(Invocation invocation, RunReport report) {
    RuleSettings configured = invocation.configuration().rules();
    return report.verdict(
        failOn == null ? configured.failOn() : failOn, strict || configured.strict());
  }
}

package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.baseline.AcceptedFinding;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.run.BaselineUse;
import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes out of the baseline what is not there any more. */
@Command(
    name = "prune",
    description = {
      "Takes out of the baseline what is not found any more.",
      "Only what check would have found, or lint with --lint, is taken out."
    },
    footer = {"  seedbed prune", "  seedbed prune --lint --baseline team/baseline.yaml"})
public final class PruneCommand implements Callable<Verdict> {
  private final Invocation invocation;
  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final BothKinds kinds = new BothKinds();

  public PruneCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Path file = rules.baselineFile(invocation);
    @Nullable BaselineUse use = kinds.report(invocation, rules).baseline();
    if (use == null) {
      throw RuleErrors.noBaseline(file);
    }
    List<AcceptedFinding> fixed = use.fixed();
    if (!fixed.isEmpty()) {
      Baseline.update(file, baseline -> baseline.prune(fixed));
    }
    List<String> gone = fixed.stream().map(AcceptedFinding::fingerprint).toList();
    invocation
        .output()
        .result(
            () ->
                gone.stream()
                    .map(each -> "  " + each.replace("\n", "\\n") + "\n")
                    .collect(
                        Collectors.joining(
                            "",
                            RuleErrors.findings(gone.size()) + " taken out of " + file + "\n",
                            "")),
            () -> Map.of("pruned", gone, "baseline", file.toString()));
    return Verdict.CLEAN;
  }
}

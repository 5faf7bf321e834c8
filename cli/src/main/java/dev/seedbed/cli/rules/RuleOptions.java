package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.pack.RulePack;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.cli.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rules, and what they let pass. */
final class RuleOptions {
  private static final String USUAL_PACK = "recommended";
  private static final String USUAL_BASELINE = "seedbed-baseline.yaml";

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "A pack's name, or its .yaml file. Default: seedbed.yaml's, else recommended.")
  private @Nullable String pack;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      split = ",",
      description = "This rule only, by id or slug; also one that the pack leaves out.")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "The findings that are accepted. Default: seedbed.yaml's, else " + USUAL_BASELINE + ".")
  private @Nullable Path baseline;

  /** The rules that are asked for. */
  RulePack pack(Invocation invocation) {
    RulePack configured = invocation.configuration().rules().pack();
    RulePack read =
        pack == null && configured != null
            ? configured
            : RulePack.of(pack == null ? USUAL_PACK : pack, invocation.project());
    return rules.isEmpty() ? read : read.only(rules);
  }

  /** The file with what is accepted, whether it is there or not. */
  Path baselineFile(Invocation invocation) {
    if (baseline != null) {
      return invocation.path(baseline);
    }
    Path configured = invocation.configuration().rules().baseline();
    return configured == null ? invocation.project().resolve(USUAL_BASELINE) : configured;
  }

  /** A run of the pack over the project, with what is accepted. */
  RuleRun run(Invocation invocation, RulePack of) {
    RuleRun run = RuleRun.of(of).in(invocation.project());
    Path file = baselineFile(invocation);
    // A file that is named and not there is a mistake; the usual one need not be there.
    return baseline != null || Files.exists(file) ? run.with(read(file)) : run;
  }

  private static Baseline read(Path file) {
    if (!Files.exists(file)) {
      throw RuleErrors.noBaseline(file);
    }
    return Baseline.read(file);
  }
}

package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes findings into the baseline. */
@Command(
    name = "accept",
    description = {
      "Writes findings into the baseline, with a reason, so that they no longer count.",
      "All findings of check, or of lint with --lint, unless fingerprints are given."
    },
    footer = {
      "  seedbed accept --reason 'before our time'",
      "  seedbed accept --reason 'goes with the old shop' 'TYP001 column app.sessions.user_id'",
      "  seedbed accept --lint --rule MIG001 --reason 'small tables' --owner ann"
    })
public final class AcceptCommand implements Callable<Verdict> {
  private final Invocation invocation;
  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final BothKinds kinds = new BothKinds();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why they stay.")
  private String reason = "";

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Who looks after them. Default: the user.")
  private @Nullable String owner;

  @Parameters(
      paramLabel = "FINGERPRINT",
      arity = "0..*",
      description = "These findings only, as the report has them: rule and object.")
  private List<String> fingerprints = new ArrayList<>();

  public AcceptCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    if (reason.isBlank()) {
      throw RuleErrors.noReason();
    }
    RunReport report = kinds.report(invocation, rules);
    List<Finding> accepted = chosen(report);
    Path file = rules.baselineFile(invocation);
    if (accepted.isEmpty()) {
      tell(file, 0);
      return Verdict.CLEAN;
    }
    String who = owner == null || owner.isBlank() ? user() : owner;
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Baseline.update(file, baseline -> baseline.accept(accepted, reason.strip(), who, today));
    tell(file, accepted.size());
    return Verdict.CLEAN;
  }

  private void tell(Path file, int accepted) {
    invocation
        .output()
        .result(
            () -> RuleErrors.findings(accepted) + " accepted in " + file,
            () -> Map.of("accepted", accepted, "baseline", file.toString()));
  }

  private List<Finding> chosen(RunReport report) {
    // What is wrong with an ignore is mended there.
    List<Finding> all =
        report.findings().stream().filter(each -> !each.rule().id().startsWith("IGN")).toList();
    if (fingerprints.isEmpty()) {
      return all;
    }
    TreeSet<String> known = new TreeSet<>();
    all.forEach(each -> known.add(each.fingerprint()));
    for (String wanted : fingerprints) {
      if (!known.contains(wanted)) {
        throw RuleErrors.noFinding(wanted, known);
      }
    }
    return all.stream().filter(each -> fingerprints.contains(each.fingerprint())).toList();
  }

  private String user() {
    return invocation.shell().properties().getOrDefault("user.name", "somebody");
  }
}

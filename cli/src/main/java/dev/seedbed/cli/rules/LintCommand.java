package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.pack.RulePack;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.migration.MigrationBase;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds the migrations to their rules. */
@Command(
    name = "lint",
    description = {
      "Holds the migrations to a pack's rules on what they lock, rewrite and lose.",
      "They are applied to a throwaway database, and judged by what each statement did."
    },
    footer = {
      "  seedbed lint",
      "  seedbed lint --since origin/main",
      "  seedbed lint --since HEAD --format github",
      "  seedbed lint --rule MIG001"
    })
public final class LintCommand implements Callable<Verdict> {
  private final Invocation invocation;
  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final VerdictOptions verdict = new VerdictOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();
  @Mixin private final SinceOption since = new SinceOption();

  public LintCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    RulePack pack = rules.pack(invocation).onMigrations();
    RuleRun run = rules.run(invocation, pack);
    @Nullable MigrationBase base = since.base(invocation);
    Subject subject =
        since.judged(new Examination(invocation, invocation.settings()).migrations(), base);
    RunReport report = RuleCheck.of(invocation, run, subject);
    reports.write(invocation, report);
    return verdict.verdict(invocation, report);
  }
}

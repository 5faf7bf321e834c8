package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds the schema to its rules. */
@Command(
    name = "check",
    description = {
      "Holds the schema to a pack of rules.",
      "The schema is what the project's migrations make on a throwaway server; with --url it is that"
          + " of a database as it is."
    },
    footer = {
      "  seedbed check",
      "  seedbed check --pack mana --fail-on error",
      "  seedbed check --rule text-user-ids,IDX001",
      "  seedbed check --url postgresql://localhost/app_test",
      "  seedbed check --format text --format sarif --output seedbed.sarif"
    })
public final class CheckCommand implements Callable<Verdict> {
  private final Invocation invocation;
  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final VerdictOptions verdict = new VerdictOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();

  public CheckCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    RunReport report = report();
    reports.write(invocation, report);
    return verdict.verdict(invocation, report);
  }

  private RunReport report() {
    Examination examination = new Examination(invocation, invocation.settingsAlone());
    // The server starts while the rest of the file and the packs are read.
    try (Meanwhile<Subject> schema = Meanwhile.start("seedbed-schema", examination::schema)) {
      RuleRun run = rules.run(invocation, rules.pack(invocation).onSchemas());
      return RuleCheck.of(invocation, run, schema.get());
    }
  }
}

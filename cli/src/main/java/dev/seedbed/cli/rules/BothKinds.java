package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.pack.RulePack;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.cli.Invocation;
import picocli.CommandLine.Option;

/** The findings that the baseline is changed by: those of check, or those of lint. */
final class BothKinds {
  @Option(names = "--lint", description = "The findings of lint instead of those of check.")
  private boolean lint;

  /**
   * A run that says enough about the schema.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it does not
   */
  RunReport report(Invocation invocation, RuleOptions rules) {
    RulePack pack = rules.pack(invocation);
    RuleRun run = rules.run(invocation, lint ? pack.onMigrations() : pack.onSchemas());
    Examination examination = new Examination(invocation, invocation.settings());
    Subject subject = lint ? examination.migrations() : examination.schema();
    RunReport report = RuleCheck.of(invocation, run, subject);
    if (!report.problems().isEmpty()) {
      throw report.problems().get(0).toException();
    }
    return report;
  }
}

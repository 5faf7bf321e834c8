package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.server.DatabaseUse;

/** Runs rules; an error of theirs is one of the database, which they all ask. */
final class RuleCheck {
  private RuleCheck() {}

  static RunReport of(Invocation invocation, RuleRun run, Subject subject) {
    return invocation.database(DatabaseUse.READING, () -> run.over(subject));
  }
}

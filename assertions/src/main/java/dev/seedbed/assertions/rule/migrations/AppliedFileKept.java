package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.database.migration.MigrationTrace.Migration;
import dev.seedbed.database.migration.MigrationTrace.State;
import java.util.List;

/** Migrations that have been deployed are not edited. */
@AutoService(Rule.class)
public record AppliedFileKept() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG021", "applied-file-kept", Severity.ERROR, "Migrations stay as they were applied");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    Deployment deployment = Deployment.of(subject);
    List<Migration> deployed =
        deployment.migrations().stream()
            .filter(each -> !Deployment.isJudged(each) && !each.repeatable())
            .toList();
    return new RuleResult(
        INFO,
        new Count(deployed.size(), "deployed migration", "deployed migrations"),
        List.of(
            new Count(
                deployment.migrations().size() - deployed.size(),
                "other migration",
                "other migrations")),
        deployed.stream()
            .filter(each -> each.state() == State.EDITED)
            .map(each -> finding(deployment, each))
            .toList());
  }

  private static Finding finding(Deployment deployment, Migration migration) {
    return Whole.finding(
        INFO,
        deployment,
        migration,
        "databases that have had it do not get what it says now, or refuse it",
        "the file as it was deployed",
        "other bytes",
        new Fix(
            List.of(
                "Restore the file: " + migration.file(), "Put the change into a new migration."),
            List.of()));
  }
}

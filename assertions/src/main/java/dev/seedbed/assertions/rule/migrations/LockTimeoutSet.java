package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.migrations.Relations.Relation;
import dev.seedbed.catalog.ObjectAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Migrations that lock tables in use say how long they wait for it. */
@AutoService(Rule.class)
public record LockTimeoutSet() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG018",
          "lock-timeout-set",
          Severity.WARNING,
          "Locks on existing tables are waited for a limited time");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    Deployment deployment = Deployment.of(subject);
    Set<String> found = new HashSet<>();
    // The first of a migration: to set it there helps all that follow.
    return deployment.judge(
        INFO,
        step ->
            step.first() && step.traced().lockTimeout().isZero()
                ? Locks.strong(step).stream()
                    .limit(1)
                    .filter(table -> found.add(step.migration().name()))
                    .map(table -> finding(step, table))
                    .toList()
                : List.of());
  }

  private static Finding finding(Step step, Relation table) {
    return step.finding(
        INFO,
        ObjectAddress.relation(table.name()),
        "everybody who needs the table waits behind the migration, for as long as somebody else"
            + " holds it",
        "a lock_timeout before the statement",
        "none",
        Fix.of(Rewrite.PATIENCE, step.traced().sql())
            .note("Run the migration again if it was too busy."));
  }
}

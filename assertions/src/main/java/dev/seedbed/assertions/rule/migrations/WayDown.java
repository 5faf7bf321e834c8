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
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.MigrationTrace.Migration;
import java.util.List;

/** Each migration has something that takes it back. */
@AutoService(Rule.class)
public record WayDown() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo("MIG023", "way-down", Severity.WARNING, "Migrations can be taken back")
          .asOptIn();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    Deployment deployment = Deployment.of(subject);
    List<Migration> judged =
        deployment.migrations().stream()
            .filter(each -> Deployment.isJudged(each) && !each.repeatable())
            .toList();
    List<Migration> known =
        judged.stream().filter(each -> each.undo() != MigrationTrace.Undo.UNKNOWN).toList();
    return new RuleResult(
        INFO,
        new Count(known.size(), "migration", "migrations"),
        List.of(
            new Count(
                judged.size() - known.size(),
                "of a command or init scripts",
                "of commands or init scripts")),
        known.stream()
            .filter(each -> each.undo() == MigrationTrace.Undo.NO)
            .map(each -> finding(deployment, each))
            .toList());
  }

  private static Finding finding(Deployment deployment, Migration migration) {
    return Whole.finding(
        INFO,
        deployment,
        migration,
        "nobody has written down how to take it back",
        "a file or rollback that takes it back",
        "none",
        new Fix(List.of(advice(migration)), List.of()));
  }

  private static String advice(Migration migration) {
    return migration.name().equals(migration.file())
        ? "Add the file: " + migration.file().replaceFirst("(\\.up)?\\.sql$", ".down.sql")
        : "Write its rollback: --rollback DROP TABLE ...; in SQL, rollback: in YAML, or <rollback>";
  }
}

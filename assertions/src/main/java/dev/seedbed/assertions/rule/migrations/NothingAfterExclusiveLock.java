package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.migrations.Relations.Relation;
import dev.seedbed.catalog.ObjectAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transaction that has locked a table against everybody ends before anything that takes long. */
@AutoService(Rule.class)
public record NothingAfterExclusiveLock() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG019",
          "nothing-slow-under-exclusive-lock",
          Severity.WARNING,
          "Nothing slow follows in a transaction that has locked an existing table");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    Deployment deployment = Deployment.of(subject);
    Map<Long, Held> held = new HashMap<>();
    return deployment.judge(
        INFO,
        step -> {
          long transaction = step.traced().transaction();
          Held before = held.get(transaction);
          if (step.first() && before == null) {
            Locks.exclusive(step).stream()
                .findFirst()
                .ifPresent(table -> held.put(transaction, new Held(table, step)));
          }
          return before != null && takesLong(step) ? List.of(finding(step, before)) : List.of();
        });
  }

  /** A table that is locked, and since when. */
  private record Held(Relation table, Step since) {}

  /** What reads or writes many rows; changes of the schema alone do not. */
  private static boolean takesLong(Step step) {
    RowChange change = RowChange.read(step.sql());
    if (change != null) {
      return change.kind() != RowChange.Kind.OTHER || change.select();
    }
    return switch (step.command().verb()) {
      case "select" -> step.command().names("from") && !step.isSetting();
      case "with", "copy", "refresh", "call" -> true;
      case "create" ->
          step.traced().changes().stream()
              .map(each -> step.deployment().relations().made(each.indexed()))
              .anyMatch(table -> table != null && step.isExisting(table));
      default ->
          !step.traced().rewritten().isEmpty()
              || Alteration.of(step).stream()
                  .anyMatch(each -> each.action().kind() == AlterTable.Kind.VALIDATE_CONSTRAINT);
    };
  }

  private static Finding finding(Step step, Held held) {
    return step.finding(
        INFO,
        ObjectAddress.relation(held.table().name()),
        "nobody can read or write the table until the statement has ended, too",
        "what takes long in a migration of its own",
        "the table locked since line " + held.since().origin().line(),
        step.later("the transaction has locked a table"));
  }
}

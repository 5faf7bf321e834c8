package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.MigrationTrace.Migration;
import dev.seedbed.database.migration.MigrationTrace.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The migrations as they are deployed, one run after the other: a migration each, or all that are
 * new together.
 *
 * <p>What a run has made itself nobody uses yet, so that it may be locked and changed at will.
 */
final class Deployment {
  private static final int NEW = 0;

  private final Catalog catalog;
  private final List<Migration> migrations;
  private final Map<String, Integer> runs = new HashMap<>();
  private final Relations relations = new Relations();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, List<Step>> byMigration = new HashMap<>();
  private final Map<Long, Set<QualifiedName>> lockedIn = new HashMap<>();

  private Deployment(Catalog catalog, MigrationTrace trace) {
    this.catalog = catalog;
    this.migrations = trace.migrations();
    Map<String, Migration> byName = new HashMap<>();
    for (Migration migration : migrations) {
      byName.put(migration.name(), migration);
      runs.put(migration.name(), migration.state() == State.NEW ? NEW : runs.size() + 1);
    }
    for (MigrationTrace.Statement statement : trace.statements()) {
      Migration migration = byName.get(statement.migration());
      if (migration != null) {
        add(statement, migration);
      }
    }
  }

  static Deployment of(Subject subject) {
    MigrationTrace trace = subject.migrations();
    return new Deployment(
        subject.catalog(), trace == null ? new MigrationTrace(List.of(), List.of()) : trace);
  }

  private void add(MigrationTrace.Statement statement, Migration migration) {
    int number = steps.size();
    boolean first = true;
    for (Command command : Command.of(statement.sql())) {
      Step step = new Step(this, number, statement, migration, command, first);
      steps.add(step);
      byMigration.computeIfAbsent(migration.name(), unseen -> new ArrayList<>()).add(step);
      first = false;
    }
    relations.add(number, statement, run(migration));
    Set<QualifiedName> locked =
        lockedIn.computeIfAbsent(statement.transaction(), unseen -> new HashSet<>());
    statement.locks().forEach(lock -> locked.add(lock.relation()));
  }

  /** All commands in the order in which they ran, also of migrations that are not judged. */
  List<Step> steps() {
    return steps;
  }

  List<Step> steps(Migration migration) {
    return byMigration.getOrDefault(migration.name(), List.of());
  }

  List<Migration> migrations() {
    return migrations;
  }

  Catalog catalog() {
    return catalog;
  }

  Relations relations() {
    return relations;
  }

  int run(Migration migration) {
    return runs.getOrDefault(migration.name(), NEW);
  }

  /** What a transaction has locked at one time or another. */
  Set<QualifiedName> locked(long transaction) {
    return lockedIn.getOrDefault(transaction, Set.of());
  }

  /** Whether the run of a step has added the column before it, so that nobody uses it yet. */
  boolean hasAdded(Relations.Relation table, String column, Step before) {
    int run = run(before.migration());
    return steps.stream()
        .takeWhile(step -> !step.equals(before))
        .filter(step -> run(step.migration()) == run)
        .flatMap(step -> Alteration.of(step).stream())
        .anyMatch(
            each ->
                each.table().id() == table.id()
                    && each.action().kind() == AlterTable.Kind.ADD_COLUMN
                    && each.action().name().equals(column));
  }

  static boolean isJudged(Migration migration) {
    return migration.state() == State.ALONE || migration.state() == State.NEW;
  }

  /** What a rule finds in the commands that are to be judged. */
  RuleResult judge(RuleInfo rule, Function<Step, List<Finding>> finding) {
    return result(
        rule,
        steps.stream()
            .filter(step -> isJudged(step.migration()))
            .flatMap(step -> finding.apply(step).stream())
            .toList());
  }

  /** The result of a rule that looks at migrations. */
  RuleResult result(RuleInfo rule, List<Finding> findings) {
    int judged = (int) migrations.stream().filter(Deployment::isJudged).count();
    return new RuleResult(
        rule,
        new Count(judged, "migration", "migrations"),
        List.of(new Count(migrations.size() - judged, "deployed migration", "deployed migrations")),
        findings);
  }
}

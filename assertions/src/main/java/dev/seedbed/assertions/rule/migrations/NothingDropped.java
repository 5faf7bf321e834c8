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
import dev.seedbed.database.migration.MigrationTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tables and columns that were there before are dropped in a release of their own. */
@AutoService(Rule.class)
public record NothingDropped() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG013",
          "drop-when-unused",
          Severity.WARNING,
          "Tables and columns are dropped when nobody uses them any more");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, NothingDropped::findings);
  }

  private static List<Finding> findings(Step step) {
    AlterTable alter = AlterTable.read(step.sql());
    Relation altered = alter == null ? null : step.relation(alter.table());
    List<Finding> findings = new ArrayList<>();
    for (MigrationTrace.Change change : step.traced().changes()) {
      List<String> name = Words.of(change.object()).name();
      boolean column = change.kind().equals("table column") && name.size() == 3;
      if (!change.command().equals("DROP") || !(column || change.kind().equals("table"))) {
        continue;
      }
      Relation table = step.existingTable(name.subList(0, Math.min(2, name.size())));
      // With a partitioned table's column go those of its partitions.
      boolean along = column && altered != null && table != null && altered.id() != table.id();
      if (table != null && !along && step.names(name.get(name.size() - 1))) {
        if (!column) {
          findings.add(ofTable(step, table));
        } else if (!step.deployment().hasAdded(table, name.get(2), step)) {
          findings.add(ofColumn(step, table, name.get(2)));
        }
      }
    }
    // The server drops in an order of its own.
    findings.sort(Comparator.comparing(Finding::objectName));
    return findings;
  }

  private static Finding ofTable(Step step, Relation table) {
    return step.finding(
        INFO,
        ObjectAddress.relation(table.name()),
        "what is deployed may still use the table, and its rows are lost",
        "a release that no longer uses it, and the DROP in a later one",
        "DROP TABLE",
        Rewrite.without("the table can stay until nothing uses it")
            .note("Drop it in a later release, and accept this finding there."));
  }

  private static Finding ofColumn(Step step, Relation table, String column) {
    return step.finding(
        INFO,
        ObjectAddress.column(table.name(), column),
        "what is deployed may still use the column, and its values are lost",
        "a release that no longer uses it, and the DROP in a later one",
        "DROP COLUMN",
        fix(step, column).note("Drop it in a later release, and accept this finding there."));
  }

  /** Code that no longer knows the column leaves it out of its inserts. */
  private static Fix fix(Step step, String column) {
    return Alteration.of(step).stream()
        .filter(each -> each.action().kind() == AlterTable.Kind.DROP_COLUMN)
        .filter(each -> each.action().name().equals(column))
        .findFirst()
        .map(each -> each.replacedBy("ALTER COLUMN " + each.columnSql() + " DROP NOT NULL"))
        .orElseGet(() -> Rewrite.without("the column can stay until nothing uses it"));
  }
}

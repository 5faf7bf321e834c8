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
import java.util.List;

/** Statements that change the rows of tables that were there before say which. */
@AutoService(Rule.class)
public record RowsChosen() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG016", "where-in-data-changes", Severity.WARNING, "Changes of rows say which rows");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, RowsChosen::findings);
  }

  private static List<Finding> findings(Step step) {
    RowChange change = RowChange.read(step.sql());
    if (change == null || change.hasWhere() || change.kind() == RowChange.Kind.OTHER) {
      return List.of();
    }
    Relation table = step.existingTable(change.table());
    if (table == null) {
      return List.of();
    }
    boolean update = change.kind() == RowChange.Kind.UPDATE;
    Fix fix = step.replacedBy(change.withWhere(step.sql()));
    return List.of(
        step.finding(
            INFO,
            ObjectAddress.relation(table.name()),
            update
                ? "every row is locked and written anew until the migration ends"
                : "every row is locked, and then lost",
            "WHERE",
            update ? "UPDATE without WHERE" : "DELETE without WHERE",
            update
                ? fix.note("Of a large table change the rows in batches, each committed.")
                : fix.note("Say which rows; WHERE true says that all are meant.")));
  }
}

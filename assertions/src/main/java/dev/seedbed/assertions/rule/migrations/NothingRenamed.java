package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import java.util.Optional;

/** Tables and columns that were there before are not renamed under the code that uses them. */
@AutoService(Rule.class)
public record NothingRenamed() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo("MIG014", "no-rename", Severity.WARNING, "Tables and columns keep their names");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, NothingRenamed::findings);
  }

  private static List<Finding> findings(Step step) {
    return Alteration.of(step).stream().flatMap(each -> finding(each).stream()).toList();
  }

  private static Optional<Finding> finding(Alteration alteration) {
    AlterTable.Action action = alteration.action();
    QualifiedName table = alteration.table().name();
    Step step = alteration.step();
    return switch (action.kind()) {
      case RENAME_COLUMN ->
          step.deployment().hasAdded(alteration.table(), action.name(), step)
              ? Optional.empty()
              : Optional.of(
                  alteration.finding(
                      INFO,
                      alteration.column(),
                      "what is deployed asks for the column by its old name",
                      "a second column of the new name, until nothing uses the old one",
                      "RENAME COLUMN",
                      newColumn(alteration)));
      case RENAME_TABLE ->
          Optional.of(
              ofTable(alteration, "RENAME", new QualifiedName(table.schema(), action.to())));
      case SET_SCHEMA ->
          Optional.of(
              ofTable(alteration, "SET SCHEMA", new QualifiedName(action.to(), table.name())));
      default -> Optional.empty();
    };
  }

  private static Finding ofTable(Alteration alteration, String actual, QualifiedName later) {
    QualifiedName table = alteration.table().name();
    return alteration.finding(
        INFO,
        ObjectAddress.relation(table),
        "what is deployed asks for the table by its old name",
        "a view of the new name, until nothing uses the old one",
        actual,
        alteration
            .step()
            .replacedBy(
                "CREATE VIEW %s WITH (security_invoker = true) AS SELECT * FROM %s"
                    .formatted(later.toSql(), table.toSql()))
            .note("Let the code use the new name, which can be written to as well.")
            .note(
                "In a later release drop the view and rename the table, and accept this finding"
                    + " there."));
  }

  private static Fix newColumn(Alteration alteration) {
    AlterTable.Action action = alteration.action();
    QualifiedName table = alteration.step().deployment().relations().lastName(alteration.table());
    return alteration
        .step()
        .deployment()
        .catalog()
        .table(table)
        .flatMap(known -> known.column(action.to()))
        .map(
            column ->
                alteration.replacedBy(
                    "ADD COLUMN " + Identifier.quote(action.to()) + " " + column.type().sql()))
        .orElseGet(() -> Rewrite.without("a column of the new name can stand beside the old one"))
        .note("Write to both columns, and fill the new one in, in batches.")
        .note("Read from the new one; then drop the old one in a later release.");
  }
}

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
import java.util.List;

/** Checks of tables that are in use are added first, and held against the rows later. */
@AutoService(Rule.class)
public record CheckNotValid() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG005",
          "check-not-valid",
          Severity.ERROR,
          "Checks of existing tables are added as NOT VALID");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, CheckNotValid::findings);
  }

  private static List<Finding> findings(Step step) {
    return Alteration.of(step).stream().flatMap(each -> findings(each).stream()).toList();
  }

  private static List<Finding> findings(Alteration alteration) {
    return alteration.action().parts().stream()
        .filter(part -> part.type() == Part.Type.CHECK && !part.notValid())
        .map(check -> finding(alteration, check))
        .toList();
  }

  private static Finding finding(Alteration alteration, Part check) {
    return alteration.finding(
        INFO,
        alteration.constraint(check, "check"),
        "nobody can read or write the table while all rows are checked",
        "NOT VALID, and VALIDATE CONSTRAINT in a later migration",
        "a check that is validated at once",
        fix(alteration, check));
  }

  private static Fix fix(Alteration alteration, Part check) {
    String name = Identifier.quote(alteration.constraintName(check, "check"));
    String constraint = "ADD CONSTRAINT " + name + " " + check.body() + " NOT VALID";
    return Rewrite.then(
        alteration.replacedBy(
            alteration.action().kind() == AlterTable.Kind.ADD_COLUMN
                ? alteration.action().columnWithout(List.of(check)) + ", " + constraint
                : constraint),
        "ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(alteration.tableSql(), name));
  }
}

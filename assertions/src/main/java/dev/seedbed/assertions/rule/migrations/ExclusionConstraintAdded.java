package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import java.util.List;

/** Exclusion constraints are not added to tables that are in use. */
@AutoService(Rule.class)
public record ExclusionConstraintAdded() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG008",
          "exclusion-constraint-added",
          Severity.ERROR,
          "Exclusion constraints are made with their table");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, ExclusionConstraintAdded::findings);
  }

  private static List<Finding> findings(Step step) {
    return Alteration.of(step).stream().flatMap(each -> findings(each).stream()).toList();
  }

  private static List<Finding> findings(Alteration alteration) {
    Part exclusion = alteration.action().part(Part.Type.EXCLUDE);
    if (exclusion == null) {
      return List.of();
    }
    return List.of(
        alteration.finding(
            INFO,
            alteration.constraint(exclusion, "excl"),
            "nobody can read or write the table while the constraint's index is built",
            "the constraint in the CREATE TABLE",
            "ADD CONSTRAINT ... EXCLUDE on a table that was there before",
            alteration
                .left("such an index can neither be built concurrently nor validated later")
                .note(
                    "Make a new table with the constraint, write to both, copy the rows in batches,"
                        + " and let the new one take the place of the old.")
                .note("Or accept it where the table is small or nobody is at work.")));
  }
}

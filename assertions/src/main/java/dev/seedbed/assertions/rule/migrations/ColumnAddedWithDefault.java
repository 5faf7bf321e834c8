package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import java.util.List;

/**
 * Columns that may not be null are added to existing tables with a value for the rows that are
 * there.
 */
@AutoService(Rule.class)
public record ColumnAddedWithDefault() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG009",
          "not-null-column-has-default",
          Severity.ERROR,
          "Columns that are added as NOT NULL have a default");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, ColumnAddedWithDefault::findings);
  }

  private static List<Finding> findings(Step step) {
    return Alteration.of(step).stream().flatMap(each -> findings(each).stream()).toList();
  }

  private static List<Finding> findings(Alteration alteration) {
    AlterTable.Action action = alteration.action();
    Part notNull = action.part(Part.Type.NOT_NULL);
    boolean valueless =
        action.kind() == AlterTable.Kind.ADD_COLUMN && !action.hasDefault() && !action.isComputed();
    if (notNull == null || !valueless) {
      return List.of();
    }
    return List.of(
        alteration.finding(
            INFO,
            alteration.column(),
            "the migration fails as soon as the table has a row",
            "a default, or a column that may be null until it is filled in",
            "NOT NULL without a default",
            alteration.thenNotNull(
                alteration
                    .replacedBy(action.columnWithout(List.of(notNull)))
                    .note("Fill it in, in batches, before what follows."))));
  }
}

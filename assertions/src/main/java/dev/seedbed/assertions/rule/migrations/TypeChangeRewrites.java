package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Identifier;
import java.util.List;

/** Types are not changed in ways that write every row of a table anew. */
@AutoService(Rule.class)
public record TypeChangeRewrites() implements Rule {
  /** The server's reason for a rewrite: values have another form on disk. */
  private static final int NEW_TYPE = 4;

  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG012",
          "no-rewriting-type-change",
          Severity.ERROR,
          "Types of existing columns are changed without rewriting the table");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, TypeChangeRewrites::findings);
  }

  private static List<Finding> findings(Step step) {
    return Alteration.of(step).stream().flatMap(each -> findings(each).stream()).toList();
  }

  private static List<Finding> findings(Alteration alteration) {
    AlterTable.Action action = alteration.action();
    if (action.kind() != AlterTable.Kind.TYPE || !alteration.rewrites(NEW_TYPE)) {
      return List.of();
    }
    String later = Identifier.quote(action.name() + "_new");
    return List.of(
        alteration.finding(
            INFO,
            alteration.column(),
            "nobody can read or write the table while every row is written anew",
            "a new column of the other type, which takes the place of the old one in steps",
            "TYPE " + action.to(),
            alteration
                .replacedBy("ADD COLUMN " + later + " " + action.to())
                .note("Write to both columns, by a trigger or in the code.")
                .note("Fill the new one in for the rows that are there, in batches.")
                .note("Read from the new one; then drop the old one in a later release.")));
  }
}

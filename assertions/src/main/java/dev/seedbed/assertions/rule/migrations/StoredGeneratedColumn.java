package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import java.util.List;

/** Stored generated columns are not added to tables that are in use. */
@AutoService(Rule.class)
public record StoredGeneratedColumn() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG011",
          "no-stored-generated-column",
          Severity.ERROR,
          "Stored generated columns are made with their table");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, StoredGeneratedColumn::findings);
  }

  private static List<Finding> findings(Step step) {
    return Alteration.of(step).stream().flatMap(each -> findings(each).stream()).toList();
  }

  private static List<Finding> findings(Alteration alteration) {
    AlterTable.Action action = alteration.action();
    Part stored = action.part(Part.Type.STORED);
    if (stored == null) {
      return List.of();
    }
    List<Part> omitted =
        action.parts().stream()
            .filter(part -> part.equals(stored) || part.type() == Part.Type.NOT_NULL)
            .toList();
    return List.of(
        alteration.finding(
            INFO,
            alteration.column(),
            "nobody can read or write the table while every row is written anew",
            "a plain column that is filled in, or an index on the expression",
            "a stored generated column that is added to a table that was there before",
            alteration
                .replacedBy(action.columnWithout(omitted))
                .note(
                    "Let a trigger keep it as "
                        + stored.expression()
                        + ", and fill it in for the rows that are there, in batches.")
                .note("Where it is only searched for, an index on the expression will do.")));
  }
}

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
import java.util.ArrayList;
import java.util.List;

/** Tables that were there before are not emptied in a way that stops everybody. */
@AutoService(Rule.class)
public record NothingTruncated() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo("MIG015", "no-truncate", Severity.WARNING, "Existing tables are not truncated");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, NothingTruncated::findings);
  }

  private static List<Finding> findings(Step step) {
    Words words = step.words();
    if (!words.accept("TRUNCATE")) {
      return List.of();
    }
    words.accept("TABLE");
    List<Relation> all = new ArrayList<>();
    do {
      words.accept("ONLY");
      Relation table = step.relation(words.name());
      words.accept('*');
      if (table != null) {
        all.add(table);
      }
    } while (words.accept(','));
    String[] deletes =
        all.stream()
            .map(table -> "DELETE FROM " + table.name().toSql() + " WHERE true")
            .toArray(String[]::new);
    return all.stream()
        .filter(step::isExisting)
        .map(
            table ->
                step.finding(
                    INFO,
                    ObjectAddress.relation(table.name()),
                    "nobody can read or write the table until the migration ends, its rows are"
                        + " lost, and who reads with a snapshot from before sees none",
                    "DELETE of the rows that have to go",
                    "TRUNCATE",
                    Fix.of(deletes).note("Say which rows, and delete many in batches.")))
        .toList();
  }
}

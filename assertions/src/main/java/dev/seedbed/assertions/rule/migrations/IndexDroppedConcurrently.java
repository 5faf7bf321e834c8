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

/** Indexes of tables that are in use are dropped without stopping those who use them. */
@AutoService(Rule.class)
public record IndexDroppedConcurrently() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG002",
          "index-dropped-concurrently",
          Severity.WARNING,
          "Indexes of existing tables are dropped concurrently");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, IndexDroppedConcurrently::findings);
  }

  private static List<Finding> findings(Step step) {
    Words words = step.words();
    if (!words.accept("DROP", "INDEX") || words.at("CONCURRENTLY")) {
      return List.of();
    }
    words.accept("IF", "EXISTS");
    List<Relation> indexes = new ArrayList<>();
    do {
      Relation index = step.relation(words.name());
      Relation table = index == null ? null : step.deployment().relations().tableOf(index.id());
      if (index != null
          && table != null
          && step.isExisting(index)
          && step.isExisting(table)
          && !step.isPartitioned(table)) {
        indexes.add(index);
      }
    } while (words.accept(','));
    return indexes.stream().map(index -> finding(step, index, indexes)).toList();
  }

  private static Finding finding(Step step, Relation index, List<Relation> all) {
    return step.finding(
        INFO,
        ObjectAddress.relation(index.name()),
        "nobody can read or write the table until the index is gone, which waits for whoever is"
            + " reading",
        "DROP INDEX CONCURRENTLY",
        "DROP INDEX",
        fix(step, all));
  }

  /** The server drops one a statement in that way. */
  private static Fix fix(Step step, List<Relation> indexes) {
    String[] drops =
        indexes.stream()
            .map(each -> "DROP INDEX CONCURRENTLY IF EXISTS " + each.name().toSql())
            .toArray(String[]::new);
    return step.isAlone()
        ? Fix.of(drops)
        : Rewrite.then(Rewrite.without("it has to be alone in one"), drops);
  }
}

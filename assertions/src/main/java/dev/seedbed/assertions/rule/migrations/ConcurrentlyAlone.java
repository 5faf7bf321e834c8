package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What cannot run in a transaction has a migration of its own. */
@AutoService(Rule.class)
public record ConcurrentlyAlone() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG003",
          "concurrently-alone",
          Severity.ERROR,
          "What is done concurrently has a migration of its own");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, ConcurrentlyAlone::findings);
  }

  private static List<Finding> findings(Step step) {
    QualifiedName index = index(step);
    if (index == null) {
      return List.of();
    }
    List<Step> others =
        step.deployment().steps(step.migration()).stream()
            .filter(other -> !isConcurrent(other) && !other.isSetting())
            .toList();
    if (others.isEmpty()) {
      return List.of();
    }
    return List.of(
        step.finding(
            INFO,
            ObjectAddress.relation(index),
            "the migration cannot be in a transaction: if it fails, a part of it is done",
            "CONCURRENTLY alone in a migration",
            "together with line " + others.get(0).origin().line(),
            Rewrite.then(Rewrite.without("it has to be alone in one"), step.sql())));
  }

  /** Several indexes may be made in one: each attempt can begin where the last one has ended. */
  private static boolean isConcurrent(Step step) {
    Words words = step.words();
    boolean index =
        words.accept("CREATE", "INDEX")
            || words.accept("CREATE", "UNIQUE", "INDEX")
            || words.accept("DROP", "INDEX")
            || words.accept("REINDEX", "INDEX")
            || words.accept("REINDEX", "TABLE");
    return index && words.at("CONCURRENTLY");
  }

  /** The index, or the table whose indexes are built anew; null if nothing is done so. */
  private static @Nullable QualifiedName index(Step step) {
    if (!isConcurrent(step)) {
      return null;
    }
    return step.traced().changes().stream()
        .filter(change -> change.kind().equals("index"))
        .map(change -> Relations.name(change.object()))
        .findFirst()
        .orElse(null);
  }
}

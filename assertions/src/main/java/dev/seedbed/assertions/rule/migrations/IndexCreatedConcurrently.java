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
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.database.migration.MigrationTrace.Change;
import java.util.ArrayList;
import java.util.List;

/** Indexes on tables that are in use are made without stopping those who write. */
@AutoService(Rule.class)
public record IndexCreatedConcurrently() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG001",
          "index-created-concurrently",
          Severity.ERROR,
          "Indexes on existing tables are created concurrently");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, IndexCreatedConcurrently::findings);
  }

  private static List<Finding> findings(Step step) {
    List<Finding> findings = new ArrayList<>();
    Words words = step.words();
    words.accept("CREATE");
    words.accept("UNIQUE");
    boolean creates = step.command().begins("CREATE") && words.accept("INDEX");
    if ((!creates && !step.isOpaque()) || words.at("CONCURRENTLY")) {
      return findings;
    }
    int afterIndex = words.end();
    words.accept("IF", "NOT", "EXISTS");
    String named = creates && !words.at("ON") ? words.simpleName() : "";
    boolean only = step.words().tokens().stream().anyMatch(token -> token.is("ONLY"));
    for (Change change : step.traced().changes()) {
      Relation table = step.deployment().relations().made(change.indexed());
      QualifiedName index = Relations.name(change.object());
      if (change.command().equals("CREATE INDEX")
          && index != null
          && (named.isEmpty() || named.equals(index.name()))
          && table != null
          && step.isExisting(table)
          && !(only && step.isPartitioned(table))
          && (creates || !isOfConstraint(step, table, index))) {
        findings.add(finding(step, creates ? afterIndex : -1, table, index));
      }
    }
    // A partitioned table's index makes one for each partition.
    return findings.subList(0, Math.min(creates ? 1 : findings.size(), findings.size()));
  }

  private static boolean isOfConstraint(Step step, Relation table, QualifiedName index) {
    return step
        .deployment()
        .catalog()
        .table(step.deployment().relations().lastName(table))
        .map(Table::constraints)
        .orElse(List.of())
        .stream()
        .anyMatch(constraint -> constraint.name().equals(index.name()));
  }

  private static Finding finding(Step step, int afterIndex, Relation table, QualifiedName index) {
    return step.finding(
        INFO,
        ObjectAddress.relation(index),
        "nobody can write to the table while the index is built",
        "CREATE INDEX CONCURRENTLY, because "
            + step.deployment().relations().lastName(table)
            + " was there before",
        "CREATE INDEX",
        fix(step, afterIndex, table));
  }

  private static Fix fix(Step step, int afterIndex, Relation table) {
    if (step.isPartitioned(table)) {
      return Rewrite.without("no index can be made concurrently on a partitioned table")
          .note(
              "Make it ON ONLY the table, which takes no time; concurrently on each partition;"
                  + " and attach those: ALTER INDEX ... ATTACH PARTITION ...");
    }
    if (afterIndex < 0) {
      return Rewrite.without("a block or function cannot make an index concurrently")
          .note("Make it by CREATE INDEX CONCURRENTLY in a migration of its own.");
    }
    String sql = step.sql();
    return Rewrite.byItself(
            step, sql.substring(0, afterIndex) + " CONCURRENTLY" + sql.substring(afterIndex))
        .note(
            "It runs outside transactions. If it fails it leaves an invalid index behind: drop that"
                + " before the next attempt.");
  }
}

package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.migrations.Relations.Relation;
import dev.seedbed.catalog.ObjectAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A migration changes tables that were there before, or their rows, but not both. */
@AutoService(Rule.class)
public record SchemaOrData() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG020",
          "schema-or-data",
          Severity.WARNING,
          "A migration changes the schema or the data");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    Deployment deployment = Deployment.of(subject);
    List<Finding> findings =
        deployment.migrations().stream()
            .filter(Deployment::isJudged)
            .flatMap(migration -> findings(deployment.steps(migration)).stream())
            .toList();
    return deployment.result(INFO, findings);
  }

  /** Those of the kind that comes second. */
  private static List<Finding> findings(List<Step> steps) {
    Step first = null;
    boolean schemaFirst = false;
    List<Finding> findings = new ArrayList<>();
    for (Step step : steps) {
      Relation changed = changedRows(step);
      Relation altered = changed == null ? altered(step) : null;
      if (changed == null && altered == null) {
        continue;
      }
      if (first == null) {
        first = step;
        schemaFirst = altered != null;
      } else if (schemaFirst != (altered != null)) {
        findings.add(finding(step, first, altered, changed));
      }
    }
    return findings;
  }

  /** Rows that are listed are few, and seldom locked by somebody else. */
  private static @Nullable Relation changedRows(Step step) {
    RowChange change = RowChange.read(step.sql());
    return change != null && (change.kind() != RowChange.Kind.OTHER || change.select())
        ? step.existingTable(change.table())
        : null;
  }

  private static @Nullable Relation altered(Step step) {
    if (!step.first()) {
      return null;
    }
    Relations relations = step.deployment().relations();
    return step.traced().changes().stream()
        .filter(change -> !change.command().equals("COMMENT"))
        .map(change -> relations.made(change.indexed() == 0 ? change.id() : change.indexed()))
        .flatMap(Stream::ofNullable)
        .filter(relation -> relation.table() && step.isExisting(relation))
        .findFirst()
        .orElse(null);
  }

  private static Finding finding(
      Step step, Step first, @Nullable Relation altered, @Nullable Relation changed) {
    Relation table = altered != null ? altered : Objects.requireNonNull(changed);
    String line = " in line " + first.origin().line() + " of the same migration";
    return step.finding(
        INFO,
        ObjectAddress.relation(table.name()),
        "locks are held for as long as many rows take, and neither can be repeated alone",
        altered != null
            ? "the schema changed in a later migration"
            : "data changed in a later migration",
        (altered != null ? "data changed" : "the schema changed") + line,
        step.later("it should not be in one with the other change"));
  }
}

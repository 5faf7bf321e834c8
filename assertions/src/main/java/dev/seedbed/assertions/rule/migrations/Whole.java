package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.migrations.Relations.Relation;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.database.migration.MigrationTrace.Migration;
import java.util.stream.Stream;

/** Findings on a migration as a whole. */
final class Whole {
  private static final ObjectAddress HISTORY = ObjectAddress.schema("public");

  private Whole() {}

  static Finding finding(
      RuleInfo rule,
      Deployment deployment,
      Migration migration,
      String problem,
      String expected,
      String actual,
      Fix fix) {
    Origin origin =
        deployment.steps(migration).stream()
            .findFirst()
            .map(Step::origin)
            .orElseGet(() -> new Origin(migration.file(), 1));
    return new Finding(rule, object(deployment, migration), problem, expected, actual, origin, fix);
  }

  /** The first table that it makes or changes: a file is no object of the database. */
  private static ObjectAddress object(Deployment deployment, Migration migration) {
    Relations relations = deployment.relations();
    return deployment.steps(migration).stream()
        .flatMap(step -> step.traced().changes().stream())
        .map(change -> relations.made(change.indexed() == 0 ? change.id() : change.indexed()))
        .flatMap(Stream::ofNullable)
        .filter(Relation::table)
        .findFirst()
        .map(table -> ObjectAddress.relation(table.name()))
        .orElse(HISTORY);
  }
}

package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Identifier;
import java.util.List;

/** Foreign keys of tables that are in use are added first, and compared with the rows later. */
@AutoService(Rule.class)
public record ForeignKeyNotValid() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG004",
          "foreign-key-not-valid",
          Severity.ERROR,
          "Foreign keys of existing tables are added as NOT VALID");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, ForeignKeyNotValid::findings);
  }

  private static List<Finding> findings(Step step) {
    return Alteration.of(step).stream().flatMap(each -> findings(each).stream()).toList();
  }

  private static List<Finding> findings(Alteration alteration) {
    Part key = alteration.action().part(Part.Type.REFERENCES);
    // A column that begins as null in every row has nothing to compare.
    boolean compared =
        alteration.action().kind() == AlterTable.Kind.ADD_CONSTRAINT
            || alteration.action().hasDefault();
    if (key == null || key.notValid() || !compared) {
      return List.of();
    }
    // The server takes no NOT VALID there.
    if (alteration.step().isPartitioned(alteration.table())) {
      return List.of();
    }
    return List.of(
        alteration.finding(
            INFO,
            alteration.constraint(key, "fkey"),
            "nobody can write to either table while all rows are compared",
            "NOT VALID, and VALIDATE CONSTRAINT in a later migration",
            "a foreign key that is validated at once",
            fix(alteration, key)));
  }

  private static Fix fix(Alteration alteration, Part key) {
    String name = Identifier.quote(alteration.constraintName(key, "fkey"));
    boolean ofColumn = alteration.action().kind() == AlterTable.Kind.ADD_COLUMN;
    String constraint =
        "ADD CONSTRAINT "
            + name
            + (ofColumn ? " FOREIGN KEY (" + alteration.columnSql() + ") " : " ")
            + key.body()
            + " NOT VALID";
    return Rewrite.then(
        alteration.replacedBy(
            ofColumn
                ? alteration.action().columnWithout(List.of(key)) + ", " + constraint
                : constraint),
        "ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(alteration.tableSql(), name));
  }
}

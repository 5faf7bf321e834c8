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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Unique constraints and primary keys of tables that are in use are made from an index that was
 * built without stopping anybody.
 */
@AutoService(Rule.class)
public record UniqueThroughIndex() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG007",
          "unique-through-index",
          Severity.ERROR,
          "Keys of existing tables are made from an index that is there");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, UniqueThroughIndex::findings);
  }

  private static List<Finding> findings(Step step) {
    return Alteration.of(step).stream().flatMap(each -> findings(each).stream()).toList();
  }

  private static List<Finding> findings(Alteration alteration) {
    // No index can be built concurrently there.
    if (alteration.step().isPartitioned(alteration.table())) {
      return List.of();
    }
    return alteration.action().parts().stream()
        .filter(part -> part.type() == Part.Type.UNIQUE || part.type() == Part.Type.PRIMARY_KEY)
        .filter(part -> !part.usingIndex())
        .map(key -> finding(alteration, key))
        .toList();
  }

  private static Finding finding(Alteration alteration, Part key) {
    return alteration.finding(
        INFO,
        alteration.constraint(key, suffix(key)),
        "nobody can read or write the table while the key's index is built",
        "CREATE UNIQUE INDEX CONCURRENTLY, then a constraint USING INDEX",
        isPrimary(key) ? "PRIMARY KEY with columns" : "UNIQUE with columns",
        fix(alteration, key));
  }

  private static boolean isPrimary(Part key) {
    return key.type() == Part.Type.PRIMARY_KEY;
  }

  private static String suffix(Part key) {
    return isPrimary(key) ? "pkey" : "key";
  }

  private static Fix fix(Alteration alteration, Part key) {
    boolean ofColumn = alteration.action().kind() == AlterTable.Kind.ADD_COLUMN;
    Fix without =
        ofColumn
            ? alteration.replacedBy(alteration.action().columnWithout(List.of(key)))
            : alteration.left("the key's index has to be built before");
    String name = Identifier.quote(alteration.constraintName(key, suffix(key)));
    String columns =
        key.columns().stream().map(Identifier::quote).collect(Collectors.joining(", "));
    String index =
        "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s)%s%s"
            .formatted(
                name,
                alteration.tableSql(),
                columns,
                found(key, "\\bINCLUDE\\s*\\([^)]*\\)"),
                found(key, "\\bNULLS\\s+NOT\\s+DISTINCT\\b"));
    String constraint =
        "ALTER TABLE %s ADD CONSTRAINT %s %s USING INDEX %s%s"
            .formatted(
                alteration.tableSql(),
                name,
                isPrimary(key) ? "PRIMARY KEY" : "UNIQUE",
                name,
                found(key, "\\b(NOT\\s+)?DEFERRABLE\\b.*"));
    Fix fix = Rewrite.then(Rewrite.then(without, index), Rewrite.PATIENCE, constraint);
    return isPrimary(key)
        ? fix.note("Columns that may be null have to be NOT NULL before it becomes the key.")
        : fix;
  }

  private static String found(Part key, String regex) {
    Matcher matcher =
        Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(key.body());
    return matcher.find() ? " " + matcher.group() : "";
  }
}

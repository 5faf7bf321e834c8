package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import java.util.List;
import java.util.Set;

/**
 * Defaults that are another value in each row are not given to the rows that are there by rewriting
 * the table.
 */
@AutoService(Rule.class)
public record VolatileDefault() implements Rule {
  /** The server's reason for a rewrite: rows need a value that is not the same in all of them. */
  private static final int NEW_DEFAULT = 2;

  private static final Set<String> STABLE =
      Set.of(
          "now",
          "transaction_timestamp",
          "statement_timestamp",
          "current_setting",
          "to_tsvector",
          "varchar",
          "char",
          "numeric",
          "decimal",
          "timestamp",
          "timestamptz",
          "time",
          "bit");

  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG010",
          "no-volatile-default",
          Severity.ERROR,
          "Columns are added to existing tables without rewriting them");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, VolatileDefault::findings);
  }

  private static List<Finding> findings(Step step) {
    return Alteration.of(step).stream().flatMap(each -> findings(each).stream()).toList();
  }

  private static List<Finding> findings(Alteration alteration) {
    if (!alteration.rewrites(NEW_DEFAULT) || !isCause(alteration)) {
      return List.of();
    }
    AlterTable.Action action = alteration.action();
    Part value = action.part(Part.Type.DEFAULT);
    return List.of(
        alteration.finding(
            INFO,
            alteration.column(),
            "nobody can read or write the table while every row is written anew",
            "a column without that default, which is set afterwards",
            value == null ? action.to() + " numbers every row" : "DEFAULT " + value.expression(),
            fix(alteration)));
  }

  /** Of several columns those whose default is computed; a single one it must have been. */
  private static boolean isCause(Alteration alteration) {
    AlterTable.Action action = alteration.action();
    if (action.kind() != AlterTable.Kind.ADD_COLUMN || action.has(Part.Type.STORED)) {
      return false;
    }
    Part value = action.part(Part.Type.DEFAULT);
    if (value == null) {
      return action.isNumbered();
    }
    long candidates =
        alteration.statement().actions().stream()
            .filter(other -> other.has(Part.Type.STORED) || other.hasDefault())
            .count();
    return candidates == 1 || callsOther(value.expression());
  }

  private static boolean callsOther(String expression) {
    List<Words.Token> tokens = Words.of(expression).tokens();
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).isSymbol('(')
          && tokens.get(i - 1).isName()
          && !STABLE.contains(tokens.get(i - 1).name())) {
        return true;
      }
    }
    return false;
  }

  private static Fix fix(Alteration alteration) {
    AlterTable.Action action = alteration.action();
    List<Part> omitted =
        action.parts().stream()
            .filter(
                part ->
                    part.type() == Part.Type.NOT_NULL
                        || part.type() == Part.Type.DEFAULT
                        || part.type() == Part.Type.IDENTITY)
            .toList();
    Fix fix = alteration.replacedBy(action.asInteger().columnWithout(omitted));
    Part value = action.part(Part.Type.DEFAULT);
    if (value != null) {
      fix =
          new Fix(
              fix.notes(),
              List.of(
                  fix.statements().get(0),
                  "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s"
                      .formatted(
                          alteration.tableSql(), alteration.columnSql(), value.expression())));
    } else {
      fix = fix.note("Give it a sequence, or make it an identity, once every row has a number.");
    }
    fix = fix.note("Fill it in for the rows that are there, in batches, before what follows.");
    boolean notNull = action.has(Part.Type.NOT_NULL) || action.isNumbered();
    return notNull ? alteration.thenNotNull(fix) : fix;
  }
}

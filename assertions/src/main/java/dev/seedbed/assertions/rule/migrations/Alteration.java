package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.migrations.AlterTable.Action;
import dev.seedbed.assertions.rule.migrations.Relations.Relation;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import java.util.List;
import java.util.stream.Collectors;

/** One thing that an {@code ALTER TABLE} does to a table that was there before. */
record Alteration(Step step, Relation table, AlterTable statement, Action action) {

  /** What a command does so; nothing if it alters no table, or one of its own run. */
  static List<Alteration> of(Step step) {
    AlterTable statement = AlterTable.read(step.sql());
    Relation table = statement == null ? null : step.existingTable(statement.table());
    if (statement == null || table == null || !isDone(step, table)) {
      return List.of();
    }
    return statement.actions().stream()
        .map(action -> new Alteration(step, table, statement, action))
        .toList();
  }

  /** A block may have passed it over, or have caught its failure. */
  private static boolean isDone(Step step, Relation table) {
    return step.traced().changes().stream().anyMatch(change -> change.id() == table.id());
  }

  /** Whether the server wrote every row anew, for this reason at least. */
  boolean rewrites(int reason) {
    return step.traced().rewritten().stream()
        .anyMatch(
            rewrite ->
                (rewrite.reason() & reason) != 0
                    && table.name().equals(Relations.name(rewrite.table())));
  }

  String tableSql() {
    return table.name().toSql();
  }

  String columnSql() {
    return Identifier.quote(action.name());
  }

  ObjectAddress column() {
    return ObjectAddress.column(table.name(), action.name());
  }

  /** The constraint that a part is, by the name that it has or will get. */
  ObjectAddress constraint(Part part, String suffix) {
    return ObjectAddress.constraint(table.name(), constraintName(part, suffix));
  }

  String constraintName(Part part, String suffix) {
    if (!part.name().isEmpty()) {
      return part.name();
    }
    boolean primary = part.type() == Part.Type.PRIMARY_KEY;
    return Rewrite.name(table.name().name(), primary ? List.of() : part.columns(), suffix);
  }

  /** The statement with something else in the place of this action. */
  Fix replacedBy(String sql) {
    return step.replacedBy(action.replacedBy(sql, step.sql()));
  }

  /** The statement without this action. */
  Fix left(String reason) {
    List<Action> others =
        statement.actions().stream().filter(other -> !other.equals(action)).toList();
    if (others.isEmpty()) {
      return Rewrite.without(reason);
    }
    String sql = step.sql();
    return Fix.of(
        sql.substring(0, statement.actions().get(0).start())
            + others.stream()
                .map(other -> sql.substring(other.start(), other.end()))
                .collect(Collectors.joining(", ")));
  }

  /** The steps to a column without nulls that stop nobody for long. */
  Fix thenNotNull(Fix fix) {
    String check = Identifier.quote(notNullCheck());
    return thenValidNotNull(
        Rewrite.then(
            fix,
            Rewrite.PATIENCE,
            "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                .formatted(tableSql(), check, columnSql())));
  }

  /** The same after the check was added. */
  Fix thenValidNotNull(Fix fix) {
    String check = Identifier.quote(notNullCheck());
    return Rewrite.then(
        Rewrite.then(fix, "ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(tableSql(), check)),
        Rewrite.PATIENCE,
        "ALTER TABLE %s ALTER COLUMN %s SET NOT NULL".formatted(tableSql(), columnSql()),
        "ALTER TABLE %s DROP CONSTRAINT %s".formatted(tableSql(), check));
  }

  String notNullCheck() {
    return Rewrite.name(table.name().name(), List.of(action.name()), "not_null");
  }

  Finding finding(
      RuleInfo rule,
      ObjectAddress object,
      String problem,
      String expected,
      String actual,
      Fix fix) {
    return step.finding(rule, object, problem, expected, actual, fix);
  }
}

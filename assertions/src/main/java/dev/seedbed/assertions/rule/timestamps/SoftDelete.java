package dev.seedbed.assertions.rule.timestamps;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.internal.ColumnType;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/** How one table marks its rows as deleted, and what is wrong with it. */
final class SoftDelete {
  private static final String FLAG = "boolean NOT NULL DEFAULT false";
  private static final String TIME = "timestamp with time zone, null while the row lives";

  private final RuleInfo rule;
  private final SoftDeletePair names;
  private final Catalog catalog;
  private final Table table;
  private final String relation;
  private final String flag;
  private final String time;
  private final List<Finding> findings = new ArrayList<>();

  SoftDelete(RuleInfo rule, SoftDeletePair names, Catalog catalog, Table table) {
    this.rule = rule;
    this.names = names;
    this.catalog = catalog;
    this.table = table;
    this.relation = table.name().toSql();
    this.flag = Identifier.quote(names.flag());
    this.time = Identifier.quote(names.time());
  }

  List<Finding> findings() {
    table.column(names.flag()).ifPresentOrElse(this::checkFlag, this::addFlag);
    table.column(names.time()).ifPresentOrElse(this::checkTime, this::addTime);
    return findings;
  }

  private void addFlag() {
    if (!names.timeAlone()) {
      String missing = "rows have a time at which they were deleted, and no flag that says so";
      Fix fix =
          Fix.of(
              "ALTER TABLE " + relation + " ADD COLUMN " + flag + " " + FLAG,
              "UPDATE %s SET %s = true WHERE %s IS NOT NULL".formatted(relation, flag, time));
      found(names.flag(), missing, FLAG, "no such column", fix);
    }
  }

  private void addTime() {
    String missing = "rows have a flag that says that they were deleted, and nothing says when";
    Fix fix =
        Fix.of(
                "ALTER TABLE " + relation + " ADD COLUMN " + time + " timestamptz",
                "UPDATE %s SET %s = now() WHERE %s".formatted(relation, time, flag))
            .note("Rows that are deleted already get the time at which it runs.");
    found(names.time(), missing, TIME, "no such column", isBoolean() ? fix : withoutFill(fix));
  }

  /** What is no flag says nothing about the rows that exist. */
  private static Fix withoutFill(Fix fix) {
    return Fix.of(fix.statements().get(0));
  }

  private boolean isBoolean() {
    return table
        .column(names.flag())
        .filter(column -> catalog.underlying(column.type()).isBuiltIn("bool"))
        .isPresent();
  }

  private void checkFlag(Column column) {
    if (!isBoolean()) {
      Fix fix =
          new Fix(
              List.of(
                  "Say what each value means: ALTER COLUMN %s TYPE boolean USING …."
                      .formatted(flag)),
              List.of());
      found(column.name(), "the flag is not boolean", FLAG, describe(column), fix);
    } else if (!column.notNull() || !"false".equals(column.defaultExpression())) {
      String problem =
          column.notNull()
              ? "a new row is not alive unless its INSERT says so"
              : "the flag may be null, which is neither deleted nor not";
      List<String> statements = new ArrayList<>();
      statements.add("ALTER TABLE " + relation + " ALTER COLUMN " + flag + " SET DEFAULT false");
      if (!column.notNull()) {
        statements.add("UPDATE %s SET %2$s = false WHERE %2$s IS NULL".formatted(relation, flag));
        statements.add("ALTER TABLE " + relation + " ALTER COLUMN " + flag + " SET NOT NULL");
      }
      found(column.name(), problem, FLAG, describe(column), new Fix(List.of(), statements));
    }
  }

  /** Its type is what the rules on types look at; a time that never comes is as good as null. */
  private void checkTime(Column column) {
    String value = column.defaultExpression();
    boolean never = value != null && value.contains("infinity");
    if ((column.notNull() || value != null) && !never) {
      String alter = "ALTER TABLE " + relation + " ALTER COLUMN " + time;
      Fix fix =
          Fix.of(alter + " DROP DEFAULT", alter + " DROP NOT NULL")
              .note("Set it to null where the row lives.");
      String problem = "a row that lives has a time at which it was deleted";
      found(column.name(), problem, TIME, describe(column), fix);
    }
  }

  private String describe(Column column) {
    String value = column.defaultExpression();
    return ColumnType.describe(catalog, column.type())
        + (column.notNull() ? " NOT NULL" : "")
        + (value == null ? "" : " DEFAULT " + value);
  }

  private void found(String column, String problem, String expected, String actual, Fix fix) {
    ObjectAddress address = ObjectAddress.column(table.name(), column);
    findings.add(
        new Finding(
            rule,
            address,
            problem,
            expected,
            actual,
            catalog.origin(table.name(), column).orElse(null),
            fix));
  }
}

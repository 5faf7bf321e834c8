package dev.seedbed.archrules;

import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.entity.EntityCheck;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.internal.rule.Scope;
import dev.seedbed.archrules.internal.schema.EnumLabels;
import dev.seedbed.archrules.internal.schema.FittingTypes;
import dev.seedbed.archrules.internal.schema.MappedTable;
import dev.seedbed.archrules.internal.schema.RequiredColumns;
import dev.seedbed.archrules.internal.schema.UnderstoodSql;
import dev.seedbed.archrules.internal.schema.UnknownNames;
import dev.seedbed.archrules.internal.sql.SqlTexts;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import java.util.List;
import javax.sql.DataSource;

/**
 * Code beside the schema that it runs against: what neither the compiler nor the database can see
 * alone.
 *
 * <pre>{@code
 * @Test
 * void code_fits_the_schema(Catalog schema, DataSource database) {
 *   SeedbedArchRules.recommended().against(schema).against(database).check(classes);
 * }
 * }</pre>
 *
 * <p>The rules are immutable; each fails with an {@code AssertionError} when it is given nothing of
 * its kind.
 */
public final class CatalogRules {
  private static final Count MAPPED =
      new Count(
          0,
          "entity whose table is in the schema: a class annotated with @Entity or @Table, or a table"
              + " of jOOQ's",
          "entities");

  private static final RuleInfo KNOWN_COLUMNS =
      new RuleInfo(
          "ARCH022",
          "known-columns",
          Severity.ERROR,
          "entities are mapped to tables and columns that there are");

  private static final RuleInfo FITTING_TYPES =
      new RuleInfo(
          "ARCH023",
          "fitting-types",
          Severity.ERROR,
          "fields have types that hold each value of their columns");

  private static final RuleInfo REQUIRED_FIELDS =
      new RuleInfo(
          "ARCH024",
          "required-fields",
          Severity.ERROR,
          "entities have fields for columns that must have a value");

  private static final RuleInfo ENUM_LABELS =
      new RuleInfo(
          "ARCH025", "enum-labels", Severity.ERROR, "enums in Java have the labels of the schema");

  private static final RuleInfo UNDERSTOOD_SQL =
      new RuleInfo(
          "ARCH026", "understood-sql", Severity.ERROR, "the server understands SQL in code");

  private static final RuleInfo COMPLETE_INSERTS =
      new RuleInfo(
          "ARCH027",
          "complete-inserts",
          Severity.ERROR,
          "an INSERT gives columns a value that must have one");

  /** Of all rules here. */
  static final List<RuleInfo> INFOS =
      List.of(
          KNOWN_COLUMNS,
          FITTING_TYPES,
          REQUIRED_FIELDS,
          ENUM_LABELS,
          UNDERSTOOD_SQL,
          COMPLETE_INSERTS);

  private CatalogRules() {}

  /**
   * {@code ARCH022 known-columns}: entities are mapped to tables and columns that there are.
   *
   * <pre>{@code
   * // bad, where the table is called billing.receipts
   * @Table(name = "receipt", schema = "billing")
   *
   * // good
   * @Table(name = "receipts", schema = "billing")
   * }</pre>
   */
  public static ArchRule entitiesAreInTheSchema(Catalog schema) {
    return CodeRule.of(
        KNOWN_COLUMNS,
        Scope.CODE,
        "the first statement on it would fail; to fix: correct the name, or add a migration that"
            + " makes what is missing",
        EntityCheck.MAPPED,
        new UnknownNames(schema));
  }

  /**
   * {@code ARCH023 fitting-types}: fields have types that hold each value of their columns.
   *
   * <pre>{@code
   * // bad: numeric(12,2), and bigint that may be null
   * double balance;
   * long overdraft;
   *
   * // good
   * BigDecimal balance;
   * Long overdraft;
   * }</pre>
   */
  public static ArchRule fieldsFitTheirColumns(Catalog schema) {
    return mapped(
        FITTING_TYPES,
        "values would be cut, moved to another zone, or refused; to fix: give the field the type that"
            + " goes with the column's, and no primitive one where it may be null",
        MappedTable.check(schema, FittingTypes::of));
  }

  /**
   * {@code ARCH024 required-fields}: entities have fields for columns that must have a value.
   *
   * <pre>{@code
   * // bad, where name is NOT NULL and has no default
   * class Customer { @Id Long id; }
   *
   * // good
   * class Customer { @Id Long id; String name; }
   * }</pre>
   */
  public static ArchRule entitiesGiveRequiredColumns(Catalog schema) {
    return mapped(
        REQUIRED_FIELDS,
        "no new row could be saved; to fix: map the column, or give it a default",
        MappedTable.check(schema, RequiredColumns::of));
  }

  /**
   * {@code ARCH025 enum-labels}: enums in Java have the labels of the database's.
   *
   * <pre>{@code
   * // bad, where the type has open, sent and returned
   * enum State { OPEN, SENT }
   *
   * // good
   * enum State { OPEN, SENT, RETURNED }
   * }</pre>
   */
  public static ArchRule enumsHaveTheSameLabels(Catalog schema) {
    return mapped(
        ENUM_LABELS,
        "a value that the other side does not know can be neither written nor read; to fix: add the"
            + " constant, or the label by ALTER TYPE … ADD VALUE",
        MappedTable.check(schema, EnumLabels::of));
  }

  /**
   * {@code ARCH026 understood-sql}: the server understands all SQL in string constants.
   *
   * <pre>{@code
   * // bad: there is no column total_amount
   * "SELECT total_amount FROM billing.invoices WHERE tenant_id = ?"
   *
   * // good
   * "SELECT total FROM billing.invoices WHERE tenant_id = ?"
   * }</pre>
   *
   * @param database with the schema; statements are parsed there, and never executed
   */
  public static ArchRule sqlIsUnderstood(DataSource database) {
    return CodeRule.of(
        UNDERSTOOD_SQL,
        Scope.CODE,
        "it would fail when it runs; to fix: correct the statement, or add a migration that makes"
            + " what is missing",
        SqlTexts.WANTED,
        new UnderstoodSql(database));
  }

  /**
   * {@code ARCH027 complete-inserts}: an {@code INSERT} gives columns a value that must have one.
   *
   * <pre>{@code
   * // bad, where name is NOT NULL and has no default
   * "INSERT INTO billing.customers (tenant_id) VALUES (?)"
   *
   * // good
   * "INSERT INTO billing.customers (tenant_id, name) VALUES (?, ?)"
   * }</pre>
   */
  public static ArchRule insertsGiveRequiredColumns(Catalog schema) {
    return CodeRule.of(
        COMPLETE_INSERTS,
        Scope.CODE,
        "the server parses it and refuses each row; to fix: name the column and bind a value, or give"
            + " it a default",
        new Count(0, "INSERT that names its columns, in a string constant", "INSERTs"),
        RequiredColumns.ofInserts(schema));
  }

  private static CodeRule mapped(RuleInfo info, String why, Check check) {
    return CodeRule.of(info, Scope.CODE, why, MAPPED, check);
  }
}

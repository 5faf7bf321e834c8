package dev.seedbed.archrules;

import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.internal.rule.Scope;
import dev.seedbed.archrules.internal.sql.Concatenation;
import dev.seedbed.archrules.internal.sql.ScopeCheck;
import dev.seedbed.archrules.internal.sql.SqlCheck;
import dev.seedbed.archrules.internal.sql.SqlTexts;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQL in code.
 *
 * <pre>{@code
 * SqlRules.SQL_NAMES_SCHEMAS.check(new ClassFileImporter().importPackages("com.example"));
 * }</pre>
 *
 * <p>It is found in string constants, in strings that are put together, and in annotations such as
 * Spring Data's {@code @Query} where they hold SQL. The rules are immutable and can be shared by
 * threads; each fails with an {@code AssertionError} when it is given code without SQL.
 */
public final class SqlRules {
  /**
   * {@code ARCH016 qualified-tables}: SQL names the schema of each table.
   *
   * <pre>{@code
   * // bad: whatever the search path finds first
   * "SELECT id FROM invoices"
   *
   * // good
   * "SELECT id FROM billing.invoices"
   * }</pre>
   */
  public static final ArchRule SQL_NAMES_SCHEMAS =
      rule(
          new RuleInfo(
              "ARCH016",
              "qualified-tables",
              Severity.WARNING,
              "SQL names the schema of each table"),
          "the search path decides otherwise, and another service may have a table of that name; to"
              + " fix: write schema.table",
          new SqlCheck(
              use ->
                  use.statement().tables().stream()
                      .filter(table -> table.schema() == null && !table.isSystem())
                      .map(table -> "names table " + table + " without a schema")));

  /**
   * {@code ARCH017 no-concatenated-sql}: SQL is not put together with values.
   *
   * <pre>{@code
   * // bad: whoever chooses the name chooses the statement
   * "SELECT id FROM billing.customers WHERE name = '" + name + "'"
   *
   * // good
   * "SELECT id FROM billing.customers WHERE name = ?"
   * }</pre>
   */
  public static final ArchRule SQL_IS_CONSTANT =
      rule(
          new RuleInfo(
              "ARCH017",
              "no-concatenated-sql",
              Severity.ERROR,
              "SQL is not put together with values"),
          "a value can become part of the statement, and no two statements are the same to the"
              + " server; to fix: write ? and bind the value, or = ANY (?) for a list",
          new Concatenation());

  /**
   * {@code ARCH018 tenant-filter}: queries of tables that have a tenant filter by it.
   *
   * <pre>{@code
   * // bad: anybody's invoice
   * "SELECT total FROM billing.invoices WHERE id = ?"
   *
   * // good
   * "SELECT total FROM billing.invoices WHERE id = ? AND tenant_id = ?"
   * }</pre>
   *
   * <p>Which tables have one is taken from entities and from statements that write it; see {@link
   * #queriesFilterByTenant(Conventions, Catalog)} for asking the schema.
   */
  public static final ArchRule QUERIES_FILTER_BY_TENANT = tenant(Conventions.DEFAULT, null);

  /**
   * {@code ARCH019 deleted-rows-left-out}: queries of tables that mark rows as deleted leave these
   * out.
   *
   * <pre>{@code
   * // bad: shows what was deleted
   * "SELECT text FROM billing.notes WHERE tenant_id = ?"
   *
   * // good
   * "SELECT text FROM billing.notes WHERE tenant_id = ? AND NOT is_deleted"
   * }</pre>
   *
   * <p>Which tables do is taken from entities and from statements that write the mark; see {@link
   * #queriesLeaveDeletedRowsOut(Conventions, Catalog)} for asking the schema.
   */
  public static final ArchRule QUERIES_LEAVE_DELETED_ROWS_OUT = deleted(Conventions.DEFAULT, null);

  private SqlRules() {}

  /** {@link #QUERIES_FILTER_BY_TENANT} for other names, of the tables that the code shows. */
  public static ArchRule queriesFilterByTenant(Conventions names) {
    return tenant(names, null);
  }

  /** {@link #QUERIES_FILTER_BY_TENANT} for the tables of a schema that have such a column. */
  public static ArchRule queriesFilterByTenant(Conventions names, Catalog catalog) {
    return tenant(names, catalog);
  }

  /** {@link #QUERIES_LEAVE_DELETED_ROWS_OUT} for other names, of the tables that the code shows. */
  public static ArchRule queriesLeaveDeletedRowsOut(Conventions names) {
    return deleted(names, null);
  }

  /** {@link #QUERIES_LEAVE_DELETED_ROWS_OUT} for the tables of a schema that have such a column. */
  public static ArchRule queriesLeaveDeletedRowsOut(Conventions names, Catalog catalog) {
    return deleted(names, catalog);
  }

  private static ArchRule tenant(Conventions names, @Nullable Catalog catalog) {
    return rule(
        new RuleInfo(
            "ARCH018",
            "tenant-filter",
            Severity.ERROR,
            "queries of tables that have a tenant filter by it"),
        "one tenant would read or change rows of another; to fix: add the tenant's column to the"
            + " WHERE clause, and bind the tenant of whoever asks",
        new ScopeCheck(names.tenants(), Set.of("select", "update", "delete"), false, catalog));
  }

  private static ArchRule deleted(Conventions names, @Nullable Catalog catalog) {
    return rule(
        new RuleInfo(
            "ARCH019",
            "deleted-rows-left-out",
            Severity.WARNING,
            "queries of tables that mark rows as deleted leave these out"),
        "what somebody deleted would show up again; to fix: add AND NOT is_deleted, or annotate the"
            + " entity with @SQLRestriction",
        new ScopeCheck(
            List.of(names.deletedFlag(), names.deletedTime()),
            Set.of("select", "update"),
            true,
            catalog));
  }

  private static CodeRule rule(RuleInfo info, String why, Check check) {
    return CodeRule.of(info, Scope.CODE, why, SqlTexts.WANTED, check);
  }
}

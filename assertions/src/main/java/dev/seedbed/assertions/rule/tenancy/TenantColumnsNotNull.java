package dev.seedbed.assertions.rule.tenancy;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.internal.ColumnType;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.Domain;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every row of a table with a tenant column belongs to a tenant, unless a check says which rows
 * belong to none.
 *
 * <pre>{@code
 * assertThat(catalog)
 *     .follows(
 *         new TenantColumnsNotNull(
 *             List.of("workspace_id"), Map.of("owner_type", "marketplace")));
 * }</pre>
 *
 * @param columns what tenant columns are called; a table has the first of them that it has
 * @param sharedRows which rows belong to no tenant: a column and its value in them. Empty means
 *     that any check will do which ties the tenant column to another one
 */
@AutoService(Rule.class)
public record TenantColumnsNotNull(List<String> columns, Map<String, String> sharedRows)
    implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TEN002", "tenant-column-not-null", Severity.ERROR, "Every row belongs to a tenant");

  public TenantColumnsNotNull {
    columns = TenantTables.checked("TEN002", columns);
    sharedRows = Map.copyOf(sharedRows);
  }

  /** {@code tenant_id} and the like, and any check. */
  public TenantColumnsNotNull() {
    this(TenantTables.COLUMNS, Map.of());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TenantTables tenants = new TenantTables(catalog, columns);
    List<Finding> findings =
        tenants.all().stream()
            .filter(table -> !isNotNull(catalog, table))
            .filter(table -> !outlivesTenant(table) && !isExplained(table))
            .map(table -> finding(catalog, table))
            .toList();
    return tenants.result(
        INFO, new Count(tenants.all().size(), "tenant column", "tenant columns"), findings);
  }

  private static boolean isNotNull(Catalog catalog, TenantTable table) {
    return table.column().notNull()
        || catalog.domain(table.column().type().name()).filter(Domain::notNull).isPresent();
  }

  /** Whether it is meant that rows stay when their tenant goes. */
  private static boolean outlivesTenant(TenantTable table) {
    return table.ownKeys().stream().anyMatch(key -> key.onDelete() == ForeignKey.Action.SET_NULL);
  }

  private boolean isExplained(TenantTable table) {
    return table.table().constraints(Constraint.Kind.CHECK).stream()
        .filter(check -> check.columns().contains(table.column().name()))
        .anyMatch(
            check ->
                sharedRows.isEmpty()
                    ? check.columns().size() > 1
                    : check.columns().stream().anyMatch(sharedRows::containsKey));
  }

  private Finding finding(Catalog catalog, TenantTable table) {
    return new Finding(
        INFO,
        table.address(),
        "a row may belong to no tenant",
        "NOT NULL",
        ColumnType.describe(catalog, table.column().type()),
        table.origin(catalog).orElse(null),
        fix(table));
  }

  private Fix fix(TenantTable table) {
    Optional<Map.Entry<String, String>> shared =
        sharedRows.entrySet().stream()
            .filter(entry -> table.table().column(entry.getKey()).isPresent())
            .findFirst();
    return shared
        .map(
            entry ->
                Fix.of(
                        "%sADD CHECK ((%s IS NULL) = (%s = '%s'))"
                            .formatted(
                                table.alter(),
                                table.quoted(),
                                Identifier.quote(entry.getKey()),
                                entry.getValue().replace("'", "''")))
                    .note("Fails while rows break it: give them a tenant, or mark them as shared."))
        .orElseGet(
            () ->
                Fix.of(table.alter() + "ALTER COLUMN " + table.quoted() + " SET NOT NULL")
                    .note("Fails while rows have no tenant: give them one first."));
  }
}

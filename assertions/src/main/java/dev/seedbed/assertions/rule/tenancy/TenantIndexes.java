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
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.catalog.Catalog;
import java.util.List;

/**
 * The rows of one tenant can be found by an index that begins with the tenant column.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new TenantIndexes("workspace_id"));
 * }</pre>
 *
 * @param columns what tenant columns are called; a table has the first of them that it has
 */
@AutoService(Rule.class)
public record TenantIndexes(List<String> columns) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TEN004", "tenant-index", Severity.WARNING, "An index leads to the rows of one tenant");

  public TenantIndexes {
    columns = TenantTables.checked("TEN004", columns);
  }

  /** {@code tenant_id} and the like. */
  public TenantIndexes() {
    this(TenantTables.COLUMNS);
  }

  /** Columns of these names. */
  public TenantIndexes(String... columns) {
    this(List.of(columns));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TenantTables tenants = new TenantTables(catalog, columns);
    TenantIndex index = new TenantIndex(catalog);
    List<Finding> findings =
        tenants.all().stream()
            .filter(table -> !index.serves(table))
            .map(table -> finding(catalog, tenants, table))
            .toList();
    return tenants.result(
        INFO, new Count(tenants.all().size(), "tenant column", "tenant columns"), findings);
  }

  private static Finding finding(Catalog catalog, TenantTables tenants, TenantTable table) {
    List<String> keys = List.of(table.column().name());
    return new Finding(
        INFO,
        table.address(),
        "whoever asks for one tenant's rows reads those of all",
        "a valid index that begins with the column and leaves out no tenant's rows",
        TenantIndex.describe(table),
        table.origin(catalog).orElse(null),
        Fix.of(IndexSql.btree(tenants.names(), table.name(), keys).create())
            .note(IndexSql.CONCURRENTLY));
  }
}

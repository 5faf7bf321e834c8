package dev.seedbed.assertions.rule.tenancy;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tables say which tenant a row belongs to wherever that does not follow from a single parent.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new TenantColumns(List.of("workspace_id"), true));
 * }</pre>
 *
 * @param columns what tenant columns are called; a table has the first of them that it has
 * @param everyTable whether every table needs one, also one whose rows have their tenant from a
 *     parent or are the same for all tenants
 */
@AutoService(Rule.class)
public record TenantColumns(List<String> columns, boolean everyTable) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TEN001", "tenant-column", Severity.WARNING, "Tables say which tenant a row belongs to");

  public TenantColumns {
    columns = TenantTables.checked("TEN001", columns);
  }

  /** {@code tenant_id} and the like, where rows have several parents. */
  public TenantColumns() {
    this(TenantTables.COLUMNS, false);
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TenantTables tenants = new TenantTables(catalog, columns);
    boolean wanted = everyTable || tenants.exist();
    List<Finding> findings =
        tenants.scope().tables().stream()
            .filter(table -> tenants.find(table.name()).isEmpty())
            .filter(table -> everyTable || hasSeveralOwners(catalog, tenants, table))
            .map(table -> finding(catalog, tenants, table))
            .toList();
    Count examined = new Count(wanted ? tenants.scope().tables().size() : 0, "table", "tables");
    return tenants.result(INFO, examined, findings);
  }

  /** Whether a row of it has two parents of tenants, neither of which is the other's child. */
  private static boolean hasSeveralOwners(Catalog catalog, TenantTables tenants, Table table) {
    boolean direct =
        table.foreignKeys().stream().anyMatch(key -> tenants.areTenants(key.referencedTable()));
    if (direct) {
      return false;
    }
    List<ForeignKey> owners =
        TenantParent.of(catalog, tenants, table).stream().map(TenantParent::key).toList();
    long independent =
        owners.stream()
            .filter(
                key ->
                    owners.stream()
                        .noneMatch(other -> !other.equals(key) && leadsTo(catalog, other, key)))
            .count();
    return independent > 1;
  }

  private static boolean leadsTo(Catalog catalog, ForeignKey from, ForeignKey to) {
    return !from.referencedTable().equals(to.referencedTable())
        && leadsTo(catalog, from.referencedTable(), to.referencedTable(), new TreeSet<>());
  }

  private static boolean leadsTo(
      Catalog catalog, QualifiedName from, QualifiedName to, Set<QualifiedName> seen) {
    return from.equals(to)
        || (seen.add(from)
            && catalog.table(from).stream()
                .flatMap(
                    table ->
                        table.foreignKeys().stream()
                            .filter(key -> TenantTables.isCertain(table, key)))
                .anyMatch(key -> leadsTo(catalog, key.referencedTable(), to, seen)));
  }

  private Finding finding(Catalog catalog, TenantTables tenants, Table table) {
    NewTenantColumn column = new NewTenantColumn(catalog, tenants, table, columns.get(0));
    return new Finding(
        INFO,
        ObjectAddress.column(table.name(), column.name()),
        column.problem(),
        "a column that says which tenant a row belongs to",
        "no such column",
        catalog.origin(table.name()).orElse(null),
        column.fix());
  }
}

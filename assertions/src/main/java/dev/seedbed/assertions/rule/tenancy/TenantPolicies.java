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
import java.util.ArrayList;
import java.util.List;

/**
 * Where the tables of tenants have policies, there is one for each command that anybody may use,
 * and all of them keep to the tenant.
 *
 * <pre>{@code
 * assertThat(catalog)
 *     .follows(new TenantPolicies(List.of("tenant_id"), List.of("support")));
 * }</pre>
 *
 * @param columns what tenant columns are called; a table has the first of them that it has
 * @param trusted roles whose own policies may open the rows of all tenants
 */
@AutoService(Rule.class)
public record TenantPolicies(List<String> columns, List<String> trusted) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TEN009", "tenant-policies", Severity.ERROR, "Policies keep every command to the tenant");

  public TenantPolicies {
    columns = TenantTables.checked("TEN009", columns);
    trusted = List.copyOf(trusted);
  }

  /** {@code tenant_id} and the like, and no role is trusted. */
  public TenantPolicies() {
    this(TenantTables.COLUMNS, List.of());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TenantTables tenants = new TenantTables(catalog, columns);
    TenantCondition condition = new TenantCondition(catalog, tenants);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (TenantTable table : tenants.all()) {
      boolean hasPolicies = !table.table().rowSecurity().policies().isEmpty();
      if (table.table().rowSecurity().enabled() && hasPolicies) {
        examined++;
        findings.addAll(new PolicyCheck(INFO, catalog, table, condition, trusted).findings());
      }
    }
    Count count =
        new Count(examined, "table of tenants with policies", "tables of tenants with policies");
    return tenants.result(INFO, count, findings);
  }
}

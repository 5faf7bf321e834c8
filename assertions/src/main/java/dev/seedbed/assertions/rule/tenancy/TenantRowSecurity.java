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
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables of tenants have row security where their schema relies on it.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new TenantRowSecurity(List.of("tenant_id"), true));
 * }</pre>
 *
 * @param columns what tenant columns are called; a table has the first of them that it has
 * @param everyTable whether every table of tenants needs it, also in schemas where none has it
 */
@AutoService(Rule.class)
public record TenantRowSecurity(List<String> columns, boolean everyTable) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TEN007",
          "tenant-row-security",
          Severity.ERROR,
          "Row security is enabled on the tables of tenants");

  public TenantRowSecurity {
    columns = TenantTables.checked("TEN007", columns);
  }

  /** {@code tenant_id} and the like, in schemas that rely on row security. */
  public TenantRowSecurity() {
    this(TenantTables.COLUMNS, false);
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TenantTables tenants = new TenantTables(catalog, columns);
    TenantCondition condition = new TenantCondition(catalog, tenants);
    Set<String> relying =
        tenants.all().stream()
            .filter(table -> isEnabled(table.table()))
            .map(table -> table.name().schema())
            .collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (TenantTable table : tenants.all()) {
      boolean hasPolicies = !table.table().rowSecurity().policies().isEmpty();
      if (everyTable || hasPolicies || relying.contains(table.name().schema())) {
        examined++;
        if (!isEnabled(table.table())) {
          findings.add(finding(catalog, table, condition));
        }
      }
    }
    Count count =
        new Count(
            examined,
            "table of tenants in schemas with row security",
            "tables of tenants in schemas with row security");
    return tenants.result(INFO, count, findings);
  }

  private static boolean isEnabled(Table table) {
    return table.rowSecurity().enabled();
  }

  private static Finding finding(Catalog catalog, TenantTable table, TenantCondition condition) {
    boolean hasPolicies = !table.table().rowSecurity().policies().isEmpty();
    return new Finding(
        INFO,
        table.table().address(),
        hasPolicies
            ? "the table has policies, and nothing makes the server heed them"
            : "the server shows every tenant's rows to whoever may read the table",
        "row security enabled",
        "row security disabled",
        catalog.origin(table.name()).orElse(null),
        hasPolicies ? Fix.of(enable(table)) : withPolicy(table, condition));
  }

  private static String enable(TenantTable table) {
    return table.alter() + "ENABLE ROW LEVEL SECURITY";
  }

  private static Fix withPolicy(TenantTable table, TenantCondition condition) {
    String policy =
        "CREATE POLICY %s ON %s USING (%s)"
            .formatted(
                TenantCondition.freeName(table, "tenant_isolation"),
                table.name().toSql(),
                condition.of(table));
    return new Fix(TenantCondition.notes(), List.of(enable(table), policy));
  }
}

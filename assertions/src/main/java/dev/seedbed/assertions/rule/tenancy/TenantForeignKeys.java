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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tenant columns refer to the table of the tenants, if that stands in the database.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new TenantForeignKeys("workspace_id"));
 * }</pre>
 *
 * @param columns what tenant columns are called; a table has the first of them that it has
 */
@AutoService(Rule.class)
public record TenantForeignKeys(List<String> columns) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TEN003", "tenant-foreign-key", Severity.ERROR, "Rows belong to tenants that exist");

  public TenantForeignKeys {
    columns = TenantTables.checked("TEN003", columns);
  }

  /** {@code tenant_id} and the like. */
  public TenantForeignKeys() {
    this(TenantTables.COLUMNS);
  }

  /** Columns of these names. */
  public TenantForeignKeys(String... columns) {
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
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (TenantTable table : tenants.all()) {
      boolean referring =
          table.table().foreignKeys().stream()
              .anyMatch(key -> key.columns().contains(table.column().name()));
      Optional<TenantReference> reference = referring ? Optional.empty() : tenants.reference(table);
      if (referring || reference.isPresent()) {
        examined++;
      }
      reference.ifPresent(to -> findings.add(finding(catalog, tenants, index, table, to)));
    }
    Count count =
        new Count(
            examined,
            "tenant column whose tenants are here",
            "tenant columns whose tenants are here");
    return tenants.result(INFO, count, findings);
  }

  private static Finding finding(
      Catalog catalog,
      TenantTables tenants,
      TenantIndex index,
      TenantTable table,
      TenantReference to) {
    List<String> statements = new ArrayList<>();
    statements.add(table.alter() + to.add(table.column().name()));
    if (!index.serves(table)) {
      statements.add(
          IndexSql.btree(tenants.names(), table.name(), List.of(table.column().name())).create());
    }
    return new Finding(
        INFO,
        table.address(),
        "a row may belong to a tenant that does not exist, or no longer does",
        "a foreign key to " + to.table(),
        "none",
        table.origin(catalog).orElse(null),
        new Fix(
            List.of("Fails while rows belong to tenants that do not exist: delete them first."),
            statements));
  }
}

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row and the row that it refers to belong to the same tenant: the foreign key includes the
 * tenant columns of both.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new TenantAgreement("workspace_id"));
 * }</pre>
 *
 * @param columns what tenant columns are called; a table has the first of them that it has
 */
@AutoService(Rule.class)
public record TenantAgreement(List<String> columns) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "TEN005",
              "tenant-agreement",
              Severity.WARNING,
              "A row and its parent belong to the same tenant")
          .asOptIn();

  public TenantAgreement {
    columns = TenantTables.checked("TEN005", columns);
  }

  /** {@code tenant_id} and the like. */
  public TenantAgreement() {
    this(TenantTables.COLUMNS);
  }

  /** Columns of these names. */
  public TenantAgreement(String... columns) {
    this(List.of(columns));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TenantTables tenants = new TenantTables(catalog, columns);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (TenantTable child : tenants.all()) {
      for (ForeignKey key : child.table().foreignKeys()) {
        Optional<TenantTable> parent = tenants.find(key.referencedTable());
        if (parent.isPresent()) {
          examined++;
          if (!isAgreed(child, key, parent.get())) {
            findings.add(finding(catalog, tenants, child, key, parent.get()));
          }
        }
      }
    }
    Count count =
        new Count(
            examined,
            "foreign key between tables of tenants",
            "foreign keys between tables of tenants");
    return tenants.result(INFO, count, findings);
  }

  /** By the key itself, or by another one of the same columns and the tenant's. */
  private static boolean isAgreed(TenantTable child, ForeignKey key, TenantTable parent) {
    return child.table().foreignKeys().stream()
        .filter(other -> other.columns().containsAll(key.columns()))
        .anyMatch(other -> child.agrees(other, parent));
  }

  private static Finding finding(
      Catalog catalog,
      TenantTables tenants,
      TenantTable child,
      ForeignKey key,
      TenantTable parent) {
    ObjectAddress address = ObjectAddress.constraint(child.name(), key.name());
    return new Finding(
        INFO,
        address,
        "a row may refer to one of " + parent.name() + " that belongs to another tenant",
        "a foreign key that includes the tenant columns of both",
        key.definition(),
        catalog.origin(address).or(() -> catalog.origin(child.name())).orElse(null),
        new AgreeingKey(tenants, child, key, parent).fix());
  }
}

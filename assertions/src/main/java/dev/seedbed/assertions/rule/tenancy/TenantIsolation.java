package dev.seedbed.assertions.rule.tenancy;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.internal.Trial;
import dev.seedbed.assertions.rule.internal.Untried;
import dev.seedbed.catalog.Catalog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Row security keeps tenants apart, proven by trying: with the rows of two tenants in the table,
 * one of them can neither see, change, delete nor make rows of the other.
 *
 * <pre>{@code
 * Report.of(
 *     Subject.of(catalog).with(connection),
 *     List.of(new TenantIsolation(List.of("tenant_id"), "app.tenant_id", "api")));
 * }</pre>
 *
 * @param columns what tenant columns are called; a table has the first of them that it has
 * @param setting the setting of a session that says which tenant it works for; empty for the one
 *     that the table's policies read
 * @param role the role to try it as; empty for one that is made for it, that owns nothing and has
 *     the privileges that row security is to restrain
 */
@AutoService(Rule.class)
public record TenantIsolation(List<String> columns, String setting, String role) implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TEN010", "tenant-isolation", Severity.ERROR, "No tenant reaches the rows of another");

  public TenantIsolation {
    columns = TenantTables.checked("TEN010", columns);
    if (!setting.isEmpty() && !setting.matches("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*")) {
      throw new IllegalArgumentException("TEN010 needs the name of a setting: " + setting);
    }
  }

  /** {@code tenant_id} and the like, the setting that policies read, and a role of its own. */
  public TenantIsolation() {
    this(TenantTables.COLUMNS, "", "");
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    Catalog catalog = subject.catalog();
    TenantTables tenants = new TenantTables(catalog, columns);
    TenantCondition condition = new TenantCondition(catalog, tenants);
    List<TenantTable> secured =
        tenants.all().stream()
            .filter(table -> table.table().rowSecurity().enabled())
            .filter(table -> !table.table().rowSecurity().policies().isEmpty())
            .toList();
    List<TenantTable> telling =
        secured.stream().filter(table -> settingOf(condition, table).isPresent()).toList();
    List<Count> notCounted = new ArrayList<>(tenants.scope().notCounted());
    if (secured.size() > telling.size()) {
      notCounted.add(
          new Count(
              secured.size() - telling.size(),
              "whose policies read no setting",
              "whose policies read no setting"));
    }
    return telling.isEmpty()
        ? new RuleResult(INFO, count(0), notCounted, List.of())
        : Trial.of(
            INFO,
            subject,
            count(telling.size()),
            trial -> check(trial, catalog, condition, telling, notCounted));
  }

  private static Count count(int number) {
    return new Count(
        number,
        "table of tenants whose policies read a setting",
        "tables of tenants whose policies read a setting");
  }

  private Optional<String> settingOf(TenantCondition condition, TenantTable table) {
    return setting.isEmpty() ? condition.settingOf(table) : Optional.of(setting);
  }

  private RuleResult check(
      Trial trial,
      Catalog catalog,
      TenantCondition condition,
      List<TenantTable> tables,
      List<Count> notCounted)
      throws SQLException {
    Stranger stranger = Stranger.of(trial, role);
    Untried untried = new Untried();
    List<Finding> findings = new ArrayList<>();
    int tried = 0;
    for (TenantTable table : tables) {
      String name = settingOf(condition, table).orElseThrow();
      try {
        List<Breach> breaches =
            trial.undone(() -> new TwoTenants(trial, catalog, table, stranger, name).breaches());
        tried++;
        if (!breaches.isEmpty()) {
          findings.add(finding(catalog, table, condition, name, breaches));
        }
      } catch (SQLException refused) {
        untried.add(table.name(), refused);
      }
    }
    return untried.result(INFO, count(tried), notCounted, findings);
  }

  private static Finding finding(
      Catalog catalog,
      TenantTable table,
      TenantCondition condition,
      String setting,
      List<Breach> breaches) {
    String what = breaches.stream().map(Breach::words).collect(Collectors.joining(", "));
    String policy =
        "CREATE POLICY %s ON %s AS RESTRICTIVE USING (%s)"
            .formatted(
                TenantCondition.freeName(table, "tenant_boundary"),
                table.name().toSql(),
                condition.of(table, setting));
    return new Finding(
        INFO,
        table.table().address(),
        "one tenant reaches the rows of another",
        "no row of another tenant that can be seen, changed, deleted or made",
        "with " + setting + " set to one tenant, rows of another " + what,
        catalog.origin(table.name()).orElse(null),
        new Fix(
            List.of(
                "A restrictive policy holds whatever others let through; it holds all roles, also"
                    + " those that are meant to see every tenant."),
            List.of(policy)));
  }
}

package dev.seedbed.assertions.rule.security;

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
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.catalog.View;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Views over tables with row security read them as whoever asks, not as their owner, whom the
 * policies do not hold.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new InvokerViews());
 * }</pre>
 */
@AutoService(Rule.class)
public record InvokerViews() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "SEC002",
          "invoker-views",
          Severity.ERROR,
          "Views do not lead around the row security of tables");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (View view : catalog.views()) {
      if (view.materialized() || view.extension() != null) {
        continue;
      }
      NavigableSet<QualifiedName> secured = new TreeSet<>();
      collect(catalog, view, view, secured, new TreeSet<>());
      if (!secured.isEmpty()) {
        examined++;
        if (!isInvoker(view) && secured.stream().anyMatch(table -> passes(catalog, view, table))) {
          findings.add(finding(catalog, view, secured));
        }
      }
    }
    return new RuleResult(
        INFO,
        new Count(
            examined, "view over tables with row security", "views over tables with row security"),
        List.of(),
        findings);
  }

  /** Tables with row security that the view reads itself or through views that add no owner. */
  private static void collect(
      Catalog catalog,
      View start,
      View view,
      NavigableSet<QualifiedName> secured,
      NavigableSet<QualifiedName> seen) {
    for (QualifiedName name : view.reads()) {
      if (seen.add(name)) {
        catalog
            .table(name)
            .filter(table -> table.rowSecurity().enabled())
            .ifPresent(table -> secured.add(table.name()));
        catalog
            .view(name)
            .filter(inner -> isInvoker(inner) && !inner.name().equals(start.name()))
            .ifPresent(inner -> collect(catalog, start, inner, secured, seen));
      }
    }
  }

  private static boolean isInvoker(View view) {
    String option = view.options().get("security_invoker");
    return option != null && List.of("true", "on", "yes", "1").contains(option);
  }

  /** Whether policies do not hold the view's owner: only then does it show more than they allow. */
  private static boolean passes(Catalog catalog, View view, QualifiedName name) {
    boolean bypasses =
        catalog
            .role(view.owner())
            .map(role -> role.superuser() || role.bypassRowSecurity())
            .orElse(false);
    return bypasses
        || catalog.table(name).filter(table -> isOwnersOwn(table, view.owner())).isPresent();
  }

  private static boolean isOwnersOwn(Table table, String owner) {
    return table.owner().equals(owner) && !table.rowSecurity().forced();
  }

  private static Finding finding(Catalog catalog, View view, NavigableSet<QualifiedName> secured) {
    String tables = secured.stream().map(QualifiedName::toString).collect(Collectors.joining(", "));
    return new Finding(
        INFO,
        view.address(),
        "the view shows rows of " + tables + " that row security hides from who asks",
        "security_invoker = true",
        "reads as " + Identifier.display(view.owner()) + ", whom no policy holds",
        catalog.origin(view.name()).orElse(null),
        Fix.of("ALTER VIEW " + view.name().toSql() + " SET (security_invoker = true)")
            .note("Whoever reads the view now needs SELECT on the tables that it reads."));
  }
}

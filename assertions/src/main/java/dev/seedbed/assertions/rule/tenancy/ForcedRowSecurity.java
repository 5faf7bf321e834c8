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
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Table;
import java.util.List;

/**
 * Policies hold the owner of the table as well.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new ForcedRowSecurity());
 * }</pre>
 */
@AutoService(Rule.class)
public record ForcedRowSecurity() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "TEN008",
              "forced-row-security",
              Severity.WARNING,
              "Row security holds the owner of the table, too")
          .asOptIn();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    List<Table> secured =
        scope.tables().stream().filter(table -> table.rowSecurity().enabled()).toList();
    List<Finding> findings =
        secured.stream()
            .filter(table -> !table.rowSecurity().forced())
            .map(table -> finding(catalog, table))
            .toList();
    Count count = new Count(secured.size(), "table with row security", "tables with row security");
    return new RuleResult(INFO, count, scope.notCounted(), findings);
  }

  private static Finding finding(Catalog catalog, Table table) {
    return new Finding(
        INFO,
        table.address(),
        "its owner sees the rows of all tenants, and so does an application that signs in as that",
        "row security forced",
        "owned by " + Identifier.display(table.owner()) + ", whom no policy holds",
        catalog.origin(table.name()).orElse(null),
        Fix.of("ALTER TABLE " + table.name().toSql() + " FORCE ROW LEVEL SECURITY")
            .note("Migrations that work on rows run as the owner: they are held by it, too."));
  }
}

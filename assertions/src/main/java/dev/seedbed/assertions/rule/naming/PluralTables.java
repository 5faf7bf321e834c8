package dev.seedbed.assertions.rule.naming;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.List;

/**
 * Tables are called what their rows are, in the plural.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new PluralTables("cost_basis"));
 * }</pre>
 *
 * @param exceptions tables that are called as they are
 */
@AutoService(Rule.class)
public record PluralTables(List<String> exceptions) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("NAM002", "plural-tables", Severity.INFO, "Tables have plural names").asOptIn();

  public PluralTables {
    exceptions = List.copyOf(exceptions);
  }

  /** All tables but these. */
  public PluralTables(String... exceptions) {
    this(List.of(exceptions));
  }

  /** All tables. */
  public PluralTables() {
    this(List.of());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope =
        TableScope.of(catalog)
            .without(this::isException, "exception by name", "exceptions by name");
    NamedObjects objects = new NamedObjects(catalog);
    List<Finding> findings =
        scope.tables().stream()
            .filter(table -> !Words.isPlural(table.name().name()))
            .map(table -> finding(catalog, table, objects))
            .toList();
    return scope.result(INFO, findings);
  }

  private boolean isException(Table table) {
    QualifiedName name = table.name();
    return exceptions.contains(name.name())
        || exceptions.contains(name.schema() + "." + name.name());
  }

  private static Finding finding(Catalog catalog, Table table, NamedObjects objects) {
    String plural = Words.plural(table.name().name());
    return new Finding(
        INFO,
        table.address(),
        "the table has many rows, and the name of one",
        Identifier.display(plural),
        Identifier.display(table.name().name()),
        catalog.origin(table.name()).orElse(null),
        objects.table(table).renameTo(plural));
  }
}

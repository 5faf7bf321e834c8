package dev.seedbed.assertions.rule.keys;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every table has a primary key.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new PrimaryKeys("app.raw_events"));
 * }</pre>
 *
 * @param except the tables that may do without
 */
@AutoService(Rule.class)
public record PrimaryKeys(List<QualifiedName> except) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("KEY001", "primary-keys", Severity.ERROR, "Tables have a primary key");

  public PrimaryKeys {
    except = List.copyOf(except);
  }

  /** All tables. */
  public PrimaryKeys() {
    this(List.of());
  }

  /**
   * All tables but these.
   *
   * @param except their names as {@link QualifiedName#parse} reads them
   */
  public PrimaryKeys(String... except) {
    this(Stream.of(except).map(QualifiedName::parse).toList());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    PrimaryKeyFix fix = new PrimaryKeyFix(catalog);
    List<Finding> findings =
        scope.tables().stream()
            .filter(table -> table.primaryKey().isEmpty() && !except.contains(table.name()))
            .map(
                table ->
                    new Finding(
                        INFO,
                        table.address(),
                        "no row can be told from another that is equal",
                        "a primary key",
                        "none",
                        catalog.origin(table.address()).orElse(null),
                        fix.of(table)))
            .toList();
    return scope.result(INFO, findings);
  }
}

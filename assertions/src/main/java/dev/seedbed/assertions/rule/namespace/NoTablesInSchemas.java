package dev.seedbed.assertions.rule.namespace;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No table stands in certain schemas, usually {@code public}: each service has its own.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new NoTablesInSchemas("public").allowing("public.countries"));
 * }</pre>
 *
 * @param schemas the schemas that must hold no table
 * @param allowed the tables that may stand there all the same
 */
@AutoService(Rule.class)
public record NoTablesInSchemas(List<String> schemas, List<QualifiedName> allowed)
    implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "NS001",
          "no-tables-in-schema",
          Severity.ERROR,
          "Tables stand in the schema of their service");

  public NoTablesInSchemas {
    schemas = List.copyOf(schemas);
    allowed = List.copyOf(allowed);
    if (schemas.isEmpty()) {
      throw new IllegalArgumentException("NS001 needs at least one schema that must hold no table");
    }
  }

  /** No table in {@code public}. */
  public NoTablesInSchemas() {
    this("public");
  }

  /** No table in any of these schemas. */
  public NoTablesInSchemas(String... schemas) {
    this(List.of(schemas), List.of());
  }

  /**
   * The same rule that lets these tables stand where they are, too.
   *
   * @param tables their names as {@link QualifiedName#parse} reads them
   */
  public NoTablesInSchemas allowing(String... tables) {
    Stream<QualifiedName> more = Stream.of(tables).map(QualifiedName::parse);
    return new NoTablesInSchemas(schemas, Stream.concat(allowed.stream(), more).toList());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog);
    NewSchema newSchema = new NewSchema(catalog, schemas);
    List<Finding> findings =
        scope.tables().stream()
            .filter(table -> schemas.contains(table.name().schema()))
            .filter(table -> !allowed.contains(table.name()))
            .map(table -> finding(catalog, table, newSchema))
            .toList();
    return scope.result(INFO, findings);
  }

  private Finding finding(Catalog catalog, Table table, NewSchema newSchema) {
    String banned = schemas.stream().map(Identifier::display).collect(Collectors.joining(" or "));
    return new Finding(
        INFO,
        table.address(),
        "the table stands in a schema that must hold none",
        "a schema other than " + banned,
        Identifier.display(table.name().schema()),
        catalog.origin(table.name()).orElse(null),
        newSchema.moveInto(table));
  }
}

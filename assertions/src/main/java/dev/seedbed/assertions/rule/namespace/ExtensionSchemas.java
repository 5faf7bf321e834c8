package dev.seedbed.assertions.rule.namespace;

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
import dev.seedbed.catalog.Extension;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Extensions do not stand among the tables of a service.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new ExtensionSchemas("extensions"));
 * }</pre>
 *
 * @param schemas where extensions may stand; if empty, {@code public} and every schema without
 *     tables
 */
@AutoService(Rule.class)
public record ExtensionSchemas(List<String> schemas) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "NS003",
          "extension-schemas",
          Severity.WARNING,
          "Extensions do not stand among a service's tables");

  private static final String PUBLIC = "public";

  public ExtensionSchemas {
    schemas = List.copyOf(schemas);
  }

  /** In {@code public} or a schema without tables. */
  public ExtensionSchemas() {
    this(List.of());
  }

  /** In one of these schemas. */
  public ExtensionSchemas(String... schemas) {
    this(List.of(schemas));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    Set<String> withTables =
        TableScope.of(catalog).tables().stream()
            .map(table -> table.name().schema())
            .collect(Collectors.toSet());
    List<Extension> examined =
        catalog.extensions().stream().filter(each -> !hasItsPlace(catalog, each)).toList();
    List<Finding> findings =
        examined.stream()
            .filter(each -> !isWell(each.schema(), withTables))
            .map(each -> finding(catalog, each))
            .toList();
    int fixed = catalog.extensions().size() - examined.size();
    return new RuleResult(
        INFO,
        new Count(examined.size(), "extension", "extensions"),
        List.of(new Count(fixed, "that has its own schema", "that have their own schema")),
        findings);
  }

  /** Some make their schema themselves, and plpgsql stands among the server's own. */
  private static boolean hasItsPlace(Catalog catalog, Extension extension) {
    return extension.schema().startsWith("pg_")
        || catalog
            .schema(extension.schema())
            .filter(schema -> schema.extension() != null)
            .isPresent();
  }

  private boolean isWell(String schema, Set<String> withTables) {
    return schemas.isEmpty()
        ? schema.equals(PUBLIC) || !withTables.contains(schema)
        : schemas.contains(schema);
  }

  private Finding finding(Catalog catalog, Extension extension) {
    ObjectAddress address = ObjectAddress.extension(extension.name());
    return new Finding(
        INFO,
        address,
        schemas.isEmpty()
            ? "other services need it too, and it goes when the service's schema does"
            : "the extension stands in a schema that is not for extensions",
        schemas.isEmpty()
            ? "public, or a schema without tables"
            : schemas.stream().map(Identifier::display).collect(Collectors.joining(" or ")),
        Identifier.display(extension.schema()),
        catalog.origin(address).orElse(null),
        fix(catalog, extension));
  }

  private Fix fix(Catalog catalog, Extension extension) {
    String target =
        !schemas.isEmpty()
            ? schemas.get(0)
            : catalog.schema(PUBLIC).isPresent() ? PUBLIC : "extensions";
    if (!extension.relocatable()) {
      return new Fix(
          List.of(
              "%s cannot be moved: where nothing uses it yet, drop it, and CREATE EXTENSION … SCHEMA %s."
                  .formatted(Identifier.display(extension.name()), Identifier.display(target))),
          List.of());
    }
    List<String> statements = new ArrayList<>();
    if (catalog.schema(target).isEmpty()) {
      statements.add("CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(target));
    }
    statements.add(
        "ALTER EXTENSION %s SET SCHEMA %s"
            .formatted(Identifier.quote(extension.name()), Identifier.quote(target)));
    return new Fix(List.of(), statements)
        .note(
            "Columns and indexes keep their types. Code that names its types and functions needs "
                + Identifier.display(target)
                + " in its search_path, and roles USAGE on it.");
  }
}

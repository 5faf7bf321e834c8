package dev.seedbed.assertions.rule.namespace;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The migrations of a service touch that service's schema only.
 *
 * <pre>{@code
 * assertThat(catalog)
 *     .follows(new MigrationSchemas(Map.of("services/auth/", List.of("auth"))));
 * }</pre>
 *
 * @param sources to which schemas the files keep whose path begins with a text; where several do,
 *     the longest. If there are none, each folder keeps to the schema in which most of its objects
 *     are
 */
@AutoService(Rule.class)
public record MigrationSchemas(Map<String, List<String>> sources) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "NS002",
              "migration-schemas",
              Severity.ERROR,
              "Migrations keep to the schema of their service")
          .asOptIn();

  public MigrationSchemas {
    sources =
        sources.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    if (sources.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("NS002 needs at least one schema for each source");
    }
  }

  /** Each folder keeps to one schema. */
  public MigrationSchemas() {
    this(Map.of());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    List<TracedObject> all = TracedObject.all(catalog);
    MigrationOwners owners =
        sources.isEmpty() ? MigrationOwners.byFolder(all) : new MigrationOwners(sources);
    List<TracedObject> examined = all.stream().filter(each -> owners.knows(each.file())).toList();
    List<Finding> findings =
        examined.stream()
            .filter(each -> !owners.schemasOf(each.file()).contains(each.schema()))
            // What is part of a table that was made in the wrong place goes along with it.
            .filter(each -> each.wholeFile() == null || !owners.same(each.file(), each.wholeFile()))
            .map(each -> finding(each, owners))
            .toList();
    return new RuleResult(
        INFO,
        new Count(examined.size(), "object made by migrations", "objects made by migrations"),
        List.of(new Count(all.size() - examined.size(), "of other files", "of other files")),
        findings);
  }

  private static Finding finding(TracedObject object, MigrationOwners owners) {
    List<String> schemas = owners.schemasOf(object.file());
    String names = schemas.stream().map(Identifier::display).collect(Collectors.joining(" or "));
    return new Finding(
        INFO,
        object.address(),
        "a migration reaches into a schema that is not its service's",
        "schema " + names + " for the files of " + owners.sourceOf(object.file()),
        "schema " + Identifier.display(object.schema()),
        object.origin(),
        object.moveTo(schemas.get(0)));
  }
}

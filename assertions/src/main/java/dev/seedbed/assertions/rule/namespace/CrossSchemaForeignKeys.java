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
import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Foreign keys stay within their schema.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new CrossSchemaForeignKeys(Map.of("billing", List.of("auth"))));
 * }</pre>
 *
 * @param allowed to which other schemas the tables of a schema may refer; {@code *} stands for any
 */
@AutoService(Rule.class)
public record CrossSchemaForeignKeys(Map<String, List<String>> allowed) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "NS004",
              "cross-schema-foreign-keys",
              Severity.WARNING,
              "Foreign keys stay within their schema")
          .asOptIn();

  private static final String ANY = "*";

  public CrossSchemaForeignKeys {
    allowed =
        allowed.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
  }

  /** All of them. */
  public CrossSchemaForeignKeys() {
    this(Map.of());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    List<OwnedForeignKey> keys =
        scope.tables().stream()
            .flatMap(
                table ->
                    table.foreignKeys().stream().map(key -> new OwnedForeignKey(table.name(), key)))
            .toList();
    List<Finding> findings =
        keys.stream().filter(key -> !isAllowed(key)).map(key -> finding(catalog, key)).toList();
    String rest = " of " + scope.examined();
    return new RuleResult(
        INFO,
        new Count(keys.size(), "foreign key" + rest, "foreign keys" + rest),
        scope.notCounted(),
        findings);
  }

  private boolean isAllowed(OwnedForeignKey key) {
    String from = key.table().schema();
    String to = key.foreignKey().referencedTable().schema();
    return from.equals(to)
        || Stream.of(from, ANY)
            .flatMap(schema -> allowed.getOrDefault(schema, List.of()).stream())
            .anyMatch(target -> target.equals(to) || target.equals(ANY));
  }

  private static Finding finding(Catalog catalog, OwnedForeignKey key) {
    ObjectAddress address = ObjectAddress.constraint(key.table(), key.foreignKey().name());
    return new Finding(
        INFO,
        address,
        "the two schemas can no longer be changed, moved or restored without each other",
        "a table in " + Identifier.display(key.table().schema()),
        key.foreignKey().referencedTable().toString(),
        catalog.origin(address).orElse(null),
        Fix.of(key.drop())
            .note(
                "Nothing keeps rows from referring to what is gone then: let the service that owns"
                    + " it tell of deletions, and look for such rows now and then."));
  }
}

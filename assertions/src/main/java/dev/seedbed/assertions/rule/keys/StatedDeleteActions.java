package dev.seedbed.assertions.rule.keys;

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
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.ObjectAddress;
import java.util.List;
import java.util.regex.Pattern;

/** Foreign keys say what happens when the row that they refer to is deleted. */
@AutoService(Rule.class)
public record StatedDeleteActions() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "KEY006",
              "stated-delete-actions",
              Severity.WARNING,
              "Foreign keys say what a deletion does")
          .asOptIn();

  private static final Pattern END = Pattern.compile("(?: NOT VALID| NOT ENFORCED)?$");

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
        keys.stream()
            .filter(key -> key.foreignKey().onDelete() == ForeignKey.Action.NO_ACTION)
            // RESTRICT cannot be put off until the commit: here NO ACTION is what is meant.
            .filter(key -> !key.foreignKey().deferrable())
            .map(key -> finding(catalog, key))
            .toList();
    String rest = " of " + scope.examined();
    return new RuleResult(
        INFO,
        new Count(keys.size(), "foreign key" + rest, "foreign keys" + rest),
        scope.notCounted(),
        findings);
  }

  private static Finding finding(Catalog catalog, OwnedForeignKey key) {
    ObjectAddress address = ObjectAddress.constraint(key.table(), key.foreignKey().name());
    String definition =
        END.matcher(key.foreignKey().definition()).replaceFirst(" ON DELETE RESTRICT$0");
    return new Finding(
        INFO,
        address,
        "nothing says whether rows may go, stay without or hold back the one that they refer to",
        "ON DELETE CASCADE, SET NULL, SET DEFAULT or RESTRICT",
        key.foreignKey().definition(),
        catalog.origin(address).orElse(null),
        Fix.of(key.drop(), key.add(definition))
            .note("RESTRICT is what happens now: write what should happen."));
  }
}

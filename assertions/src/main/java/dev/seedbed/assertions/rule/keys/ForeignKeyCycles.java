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
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * No tables need each other's rows first.
 *
 * @param nullable whether foreign keys count whose columns may be null, too
 */
@AutoService(Rule.class)
public record ForeignKeyCycles(boolean nullable) implements SchemaRule {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int DIGITS = 20;
  private static final RuleInfo INFO =
      new RuleInfo(
          "KEY005",
          "foreign-key-cycles",
          Severity.WARNING,
          "Tables do not need each other's rows first");

  /** Only foreign keys that each row must have. */
  public ForeignKeyCycles() {
    this(false);
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    List<OwnedForeignKey> all =
        scope.tables().stream()
            .flatMap(
                table ->
                    table.foreignKeys().stream().map(key -> new OwnedForeignKey(table.name(), key)))
            .toList();
    // The oldest first, so that the one that closes a circle is the one that came last.
    List<OwnedForeignKey> first =
        all.stream()
            .filter(key -> needsRow(catalog, key))
            .sorted(Comparator.comparing(key -> age(catalog, key)))
            .toList();
    List<Finding> findings =
        Cycle.in(first).stream().map(cycle -> finding(catalog, cycle)).toList();
    String rest = " of " + scope.examined();
    return new RuleResult(
        INFO,
        new Count(all.size(), "foreign key" + rest, "foreign keys" + rest),
        scope.notCounted(),
        findings);
  }

  /** Greater for what a later migration made, by the numbers in the names of their files. */
  private static String age(Catalog catalog, OwnedForeignKey key) {
    return catalog
        .origin(ObjectAddress.constraint(key.table(), key.foreignKey().name()))
        .map(origin -> NUMBER.matcher(origin.toString()).replaceAll(ForeignKeyCycles::padded))
        .orElse("");
  }

  private static String padded(MatchResult number) {
    return "0".repeat(Math.max(0, DIGITS - number.group().length())) + number.group();
  }

  /** Whether a row can only come after the one that it refers to. */
  private boolean needsRow(Catalog catalog, OwnedForeignKey key) {
    return !key.foreignKey().deferrable()
        && key.foreignKey().enforced()
        && !key.table().equals(key.foreignKey().referencedTable())
        && (nullable
            || key.foreignKey().columns().stream()
                .allMatch(
                    name ->
                        catalog
                            .table(key.table())
                            .flatMap(table -> table.column(name))
                            .filter(Column::notNull)
                            .isPresent()));
  }

  private static Finding finding(Catalog catalog, Cycle cycle) {
    OwnedForeignKey key = cycle.closing().get(0);
    ObjectAddress address = ObjectAddress.constraint(key.table(), key.foreignKey().name());
    return new Finding(
        INFO,
        address,
        "each of these tables needs a row of the next one before it can have its own",
        "no such circle, or a foreign key in it that is checked at the commit",
        cycle.path().stream().map(QualifiedName::toString).collect(Collectors.joining(" -> ")),
        catalog.origin(address).orElse(null),
        new Fix(
            List.of(
                "The rows have to be inserted in one transaction then. Where a row can do without"
                    + " the other, let the column be null instead."),
            cycle.closing().stream().map(ForeignKeyCycles::defer).toList()));
  }

  private static String defer(OwnedForeignKey key) {
    return "ALTER TABLE %s ALTER CONSTRAINT %s DEFERRABLE INITIALLY DEFERRED"
        .formatted(key.table().toSql(), Identifier.quote(key.foreignKey().name()));
  }
}

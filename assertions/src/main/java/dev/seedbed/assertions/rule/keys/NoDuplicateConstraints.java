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
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** No two constraints of a table demand the same. */
@AutoService(Rule.class)
public record NoDuplicateConstraints() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "KEY003", "no-duplicate-constraints", Severity.WARNING, "No constraint is there twice");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    ReferringKeys referring = new ReferringKeys(catalog);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Table table : scope.tables()) {
      examined += table.constraints().size() + table.foreignKeys().size();
      twins(table.constraints(), NoDuplicateConstraints::demand, NoDuplicateConstraints::kept)
          .forEach(
              (twin, kept) ->
                  findings.add(
                      finding(
                          catalog, table, twin.name(), kept.name(), drop(table, twin, referring))));
      twins(table.foreignKeys(), Reference::of, Comparator.comparing(key -> !key.validated()))
          .forEach(
              (twin, kept) ->
                  findings.add(
                      finding(catalog, table, twin.name(), kept.name(), drop(table, twin, kept))));
    }
    String rest = " of " + scope.examined();
    return new RuleResult(
        INFO,
        new Count(examined, "constraint" + rest, "constraints" + rest),
        scope.notCounted(),
        findings);
  }

  /** What a foreign key demands, whatever it does when the other row goes. */
  private record Reference(Set<List<String>> pairs, QualifiedName target) {
    static Reference of(ForeignKey key) {
      Set<List<String>> pairs =
          IntStream.range(0, key.columns().size())
              .mapToObj(i -> List.of(key.columns().get(i), key.referencedColumns().get(i)))
              .collect(Collectors.toSet());
      return new Reference(pairs, key.referencedTable());
    }
  }

  /** A primary key and a unique constraint on the same columns demand the same. */
  private static String demand(Constraint constraint) {
    String key = constraint.definition().replaceFirst("^PRIMARY KEY ", "UNIQUE ");
    return constraint.kind() == Constraint.Kind.NOT_NULL ? "NOT NULL" + constraint.columns() : key;
  }

  private static int kept(Constraint left, Constraint right) {
    return Boolean.compare(
        left.kind() != Constraint.Kind.PRIMARY_KEY, right.kind() != Constraint.Kind.PRIMARY_KEY);
  }

  /** Each one that is too many, with the one that stays. */
  private static <T> Map<T, T> twins(
      List<T> constraints, Function<T, Object> demand, Comparator<T> keptFirst) {
    Map<Object, List<T>> same =
        constraints.stream()
            .sorted(keptFirst)
            .collect(Collectors.groupingBy(demand, LinkedHashMap::new, Collectors.toList()));
    Map<T, T> twins = new LinkedHashMap<>();
    same.values().forEach(all -> all.stream().skip(1).forEach(twin -> twins.put(twin, all.get(0))));
    return twins;
  }

  /** Which of the two a foreign key leans on is not part of a catalog: it is made anew. */
  private static Fix drop(Table table, Constraint twin, ReferringKeys referring) {
    boolean key = twin.kind() == Constraint.Kind.UNIQUE;
    List<OwnedForeignKey> keys = key ? referring.to(table.name(), twin.columns()) : List.of();
    List<String> statements = new ArrayList<>();
    keys.forEach(each -> statements.add(each.drop()));
    statements.add(drop(table, twin.name()));
    keys.forEach(each -> statements.add(each.add()));
    return new Fix(List.of(), statements);
  }

  private static Fix drop(Table table, ForeignKey twin, ForeignKey kept) {
    Fix fix = Fix.of(drop(table, twin.name()));
    return twin.onDelete() == kept.onDelete() && twin.onUpdate() == kept.onUpdate()
        ? fix
        : fix.note(
            "They differ in what happens when the other row goes or changes: make sure that the"
                + " one that stays, "
                + Identifier.display(kept.name())
                + ", is the one that is meant.");
  }

  private static String drop(Table table, String constraint) {
    return "ALTER TABLE %s DROP CONSTRAINT %s"
        .formatted(table.name().toSql(), Identifier.quote(constraint));
  }

  private static Finding finding(Catalog catalog, Table table, String twin, String kept, Fix fix) {
    ObjectAddress address = ObjectAddress.constraint(table.name(), twin);
    return new Finding(
        INFO,
        address,
        "another constraint of the table demands the same",
        "one of the two",
        "this one and " + Identifier.display(kept),
        catalog.origin(address).orElse(null),
        fix);
  }
}

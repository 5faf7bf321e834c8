package dev.seedbed.assertions.rule.naming;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tables that do nothing but join two others are called after both.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new JunctionTables());
 * }</pre>
 */
@AutoService(Rule.class)
public record JunctionTables() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "NAM003",
              "junction-tables",
              Severity.INFO,
              "Junction tables are called after both sides")
          .asOptIn();

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog);
    NamedObjects objects = new NamedObjects(catalog);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Table table : scope.tables()) {
      List<ForeignKey> sides = sides(table);
      if (!sides.isEmpty()) {
        examined++;
        if (!sides.stream().allMatch(side -> isNamedIn(table, side))) {
          findings.add(finding(catalog, table, sides, objects));
        }
      }
    }
    Count count = new Count(examined, "junction table", "junction tables");
    return new RuleResult(INFO, count, scope.notCounted(), findings);
  }

  /** The two foreign keys to different tables that the primary key is made of; or none. */
  private static List<ForeignKey> sides(Table table) {
    List<String> key = table.primaryKey().map(Constraint::columns).orElse(List.of());
    List<ForeignKey> within =
        table.foreignKeys().stream()
            .filter(each -> key.containsAll(each.columns()) && each.columns().size() < key.size())
            .sorted(Comparator.comparing((ForeignKey each) -> last(key, each)))
            .toList();
    // A third one, to the tenant, is part of what the two others refer to.
    List<ForeignKey> widest = within.stream().filter(each -> isWidest(each, within)).toList();
    boolean two =
        widest.size() == 2
            && !widest.get(0).referencedTable().equals(widest.get(1).referencedTable());
    Set<String> covered = new HashSet<>();
    widest.forEach(each -> covered.addAll(each.columns()));
    return two && covered.containsAll(key) ? widest : List.of();
  }

  private static boolean isWidest(ForeignKey key, List<ForeignKey> all) {
    return all.stream()
        .noneMatch(
            each ->
                each.columns().size() > key.columns().size()
                    && each.columns().containsAll(key.columns()));
  }

  private static int last(List<String> key, ForeignKey foreignKey) {
    return foreignKey.columns().stream().mapToInt(key::indexOf).max().orElse(0);
  }

  /** By what the other table is called, or by what the column calls it. */
  private static boolean isNamedIn(Table table, ForeignKey side) {
    String name = "_" + Words.snake(table.name().name()) + "_";
    return names(side).anyMatch(each -> name.contains("_" + each + "_"));
  }

  private static Stream<String> names(ForeignKey side) {
    String referenced = Words.snake(side.referencedTable().name());
    Stream<String> ofTable = endings(referenced);
    Stream<String> ofColumns =
        side.columns().stream().map(each -> Words.snake(each).replaceAll("_id$", ""));
    return Stream.concat(ofTable, ofColumns)
        .flatMap(each -> Stream.of(each, Words.singular(each), Words.plural(each)));
  }

  /** The name itself, and what is left of it without its first words. */
  private static Stream<String> endings(String name) {
    return Stream.iterate(
        name,
        each -> !each.isEmpty(),
        each -> each.contains("_") ? each.substring(each.indexOf('_') + 1) : "");
  }

  private static Finding finding(
      Catalog catalog, Table table, List<ForeignKey> sides, NamedObjects objects) {
    String better =
        Words.singular(sides.get(0).referencedTable().name())
            + "_"
            + Words.plural(sides.get(1).referencedTable().name());
    return new Finding(
        INFO,
        table.address(),
        "the table joins "
            + sides.get(0).referencedTable()
            + " and "
            + sides.get(1).referencedTable()
            + ", and its name does not say so",
        Identifier.display(better),
        Identifier.display(table.name().name()),
        catalog.origin(table.name()).orElse(null),
        objects.table(table).renameTo(better));
  }
}

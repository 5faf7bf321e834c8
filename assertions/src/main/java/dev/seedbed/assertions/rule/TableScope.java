package dev.seedbed.assertions.rule;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The tables that a rule looks at, in all schemas, and how many it leaves alone.
 *
 * @param tables those that it looks at, by name
 * @param notCounted those that it leaves alone, by kind
 */
public record TableScope(List<Table> tables, List<Count> notCounted) {
  public TableScope {
    tables = List.copyOf(tables);
    notCounted = List.copyOf(notCounted);
  }

  /** All that the project designed: {@link Catalog#userTables}. */
  public static TableScope of(Catalog catalog) {
    int ofExtensions = 0;
    int history = 0;
    int partitions = 0;
    List<Table> designed = new ArrayList<>();
    for (Table table : catalog.tables()) {
      if (table.extension() != null) {
        ofExtensions++;
      } else if (catalog.isHistory(table)) {
        history++;
      } else if (table.isPartition()) {
        partitions++;
      } else {
        designed.add(table);
      }
    }
    return new TableScope(
        designed,
        List.of(
            new Count(history, "migration history table", "migration history tables"),
            new Count(partitions, "partition", "partitions"),
            new Count(ofExtensions, "of an extension", "of extensions")));
  }

  /** The scope without tables of one more kind; the kind is mentioned if there are any. */
  public TableScope without(Predicate<Table> kind, String one, String many) {
    List<Table> rest = tables.stream().filter(kind.negate()).toList();
    if (rest.size() == tables.size()) {
      return this;
    }
    List<Count> more = new ArrayList<>(notCounted);
    more.add(new Count(tables.size() - rest.size(), one, many));
    return new TableScope(rest, more);
  }

  /** The scope without foreign tables, for rules on what only their own server can change. */
  public TableScope withoutForeignTables() {
    return without(table -> table.kind() == Table.Kind.FOREIGN, "foreign table", "foreign tables");
  }

  /** How many tables it looks at. */
  public Count examined() {
    return new Count(tables.size(), "table", "tables");
  }

  /** The result of a rule that examined these tables. */
  public RuleResult result(RuleInfo rule, List<Finding> findings) {
    return new RuleResult(rule, examined(), notCounted, findings);
  }
}

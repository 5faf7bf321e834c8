package dev.seedbed.assertions.rule.indexes;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.catalog.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The indexes that a rule looks at: of the tables that the project designed, and of its
 * materialized views.
 *
 * @param relations what has indexes, by name
 * @param notCounted what is left alone, by kind
 */
record IndexScope(List<Indexed> relations, List<Count> notCounted) {

  /** A table or a materialized view with its indexes. */
  record Indexed(QualifiedName name, List<Index> indexes) {}

  static IndexScope of(Catalog catalog) {
    TableScope tables = TableScope.of(catalog);
    return new IndexScope(indexed(tables.tables(), catalog), tables.notCounted());
  }

  /** Partitions too: what can be wrong with a single partition's index. */
  static IndexScope withPartitions(Catalog catalog) {
    List<Table> tables =
        catalog.tables().stream()
            .filter(table -> table.extension() == null && !catalog.isHistory(table))
            .toList();
    List<Count> notCounted = new ArrayList<>(TableScope.of(catalog).notCounted());
    notCounted.removeIf(count -> count.one().equals("partition"));
    return new IndexScope(indexed(tables, catalog), notCounted);
  }

  private static List<Indexed> indexed(List<Table> tables, Catalog catalog) {
    Stream<Indexed> ofTables = tables.stream().map(each -> new Indexed(each.name(), own(each)));
    Stream<Indexed> ofViews =
        catalog.views().stream()
            .filter(view -> view.extension() == null)
            .map(view -> new Indexed(view.name(), own(view)));
    return Stream.concat(ofTables, ofViews).filter(each -> !each.indexes.isEmpty()).toList();
  }

  private static List<Index> own(Table table) {
    return table.indexes().stream().filter(index -> index.extension() == null).toList();
  }

  private static List<Index> own(View view) {
    return view.indexes().stream().filter(index -> index.extension() == null).toList();
  }

  /** The key as a person would write it. */
  static String display(IndexKey key) {
    return key.column() == null ? key.toSql() : Identifier.display(key.column());
  }

  /** The result of a rule that looks at the indexes of each relation together. */
  RuleResult result(RuleInfo rule, BiFunction<QualifiedName, List<Index>, Stream<Finding>> check) {
    List<Finding> findings =
        relations.stream().flatMap(each -> check.apply(each.name, each.indexes)).toList();
    int number = relations.stream().mapToInt(each -> each.indexes.size()).sum();
    return new RuleResult(rule, new Count(number, "index", "indexes"), notCounted, findings);
  }
}

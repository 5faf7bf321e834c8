package dev.seedbed.assertions.rule.vectors;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.assertions.rule.internal.Partitions;
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;

/**
 * Every vector column has an index that finds nearest neighbours.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new IndexedVectors());
 * }</pre>
 */
@AutoService(Rule.class)
public record IndexedVectors() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "VEC002",
          "indexed-vectors",
          Severity.WARNING,
          "Vector columns have an index for nearest neighbours");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = VectorColumn.scope(catalog);
    List<VectorColumn> all = VectorColumn.of(catalog, scope);
    // What cannot be indexed as it is has its own rules.
    List<VectorColumn> columns =
        all.stream()
            .filter(column -> column.dimensions().isPresent() && !column.isTooLong())
            .toList();
    Partitions partitions = new Partitions(catalog);
    RelationNames names = new RelationNames(catalog);
    List<Finding> findings =
        columns.stream()
            .filter(column -> !partitions.test(column.table(), column::isIndexed))
            .map(column -> finding(catalog, column, names))
            .toList();
    return new RuleResult(
        INFO,
        new Count(columns.size(), "vector column", "vector columns"),
        notCounted(scope, all.size() - columns.size()),
        findings);
  }

  private static List<Count> notCounted(TableScope scope, int left) {
    List<Count> counts = new ArrayList<>(scope.notCounted());
    if (left > 0) {
      String which = " that no index takes as it is (VEC001, VEC003)";
      counts.add(new Count(left, "vector column" + which, "vector columns" + which));
    }
    return counts;
  }

  private static Finding finding(Catalog catalog, VectorColumn column, RelationNames names) {
    return new Finding(
        INFO,
        column.address(),
        "no index finds its nearest neighbours: each search reads every row",
        "a valid index by hnsw or ivfflat",
        "none",
        catalog.origin(column.table().name(), column.column().name()).orElse(null),
        VectorIndex.create(column, names));
  }
}

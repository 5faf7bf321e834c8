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
import java.util.List;

/**
 * No vector column has more dimensions than an index takes, unless one over a shorter form of it is
 * there: 2,000 of {@code vector}, 4,000 of {@code halfvec}.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new IndexableDimensions());
 * }</pre>
 */
@AutoService(Rule.class)
public record IndexableDimensions() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "VEC003",
          "indexable-dimensions",
          Severity.ERROR,
          "Vectors have no more dimensions than an index takes");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = VectorColumn.scope(catalog);
    List<VectorColumn> columns =
        VectorColumn.of(catalog, scope).stream()
            .filter(column -> column.dimensions().isPresent())
            .toList();
    Partitions partitions = new Partitions(catalog);
    RelationNames names = new RelationNames(catalog);
    List<Finding> findings =
        columns.stream()
            .filter(VectorColumn::isTooLong)
            .filter(column -> !partitions.test(column.table(), column::isIndexed))
            .map(column -> finding(catalog, column, names))
            .toList();
    Count examined = new Count(columns.size(), "vector column", "vector columns");
    return new RuleResult(INFO, examined, scope.notCounted(), findings);
  }

  private static Finding finding(Catalog catalog, VectorColumn column, RelationNames names) {
    return new Finding(
        INFO,
        column.address(),
        "no index takes so many dimensions, so each search reads every row",
        "at most %d dimensions for %s, or an index over a shorter form"
            .formatted(column.longest(), column.kind()),
        column.type().sql(),
        catalog.origin(column.table().name(), column.column().name()).orElse(null),
        VectorIndex.create(column, names));
  }
}

package dev.seedbed.assertions.rule.indexes;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * No two indexes are the same but for their names.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new DuplicateIndexes());
 * }</pre>
 */
@AutoService(Rule.class)
public record DuplicateIndexes() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "IDX002",
          "duplicate-indexes",
          Severity.WARNING,
          "No two indexes of a table are the same");

  /** What makes two indexes of a table the same. */
  private record Shape(
      String method,
      boolean unique,
      boolean nullsNotDistinct,
      List<IndexKey> keys,
      List<String> included,
      @Nullable String predicate,
      Map<String, String> options) {
    static Shape of(Index index) {
      return new Shape(
          index.method(),
          index.unique(),
          index.nullsNotDistinct(),
          index.keys(),
          index.included(),
          index.predicate(),
          index.options());
    }
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    return IndexScope.of(catalog)
        .result(
            INFO,
            (relation, indexes) ->
                indexes.stream()
                    .filter(Index::valid)
                    .collect(
                        Collectors.groupingBy(Shape::of, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .flatMap(same -> findings(catalog, same)));
  }

  private static Stream<Finding> findings(Catalog catalog, List<Index> same) {
    // What a constraint needs cannot be dropped; else the first one that was made known stays.
    Index kept =
        same.stream()
            .min(Comparator.comparing((Index index) -> index.constraint() == null))
            .orElseThrow();
    return same.stream()
        .filter(index -> !index.equals(kept) && index.constraint() == null)
        .map(index -> finding(catalog, index, kept));
  }

  private static Finding finding(Catalog catalog, Index index, Index kept) {
    Fix fix = Fix.of(IndexSql.drop(index.name())).note(IndexSql.DROP_CONCURRENTLY);
    return new Finding(
        INFO,
        index.address(),
        "another index is the same but for its name: both are written, one is read",
        "one such index",
        index.name() + " beside " + kept.name(),
        catalog.origin(index.name()).orElse(null),
        index.unique()
            ? fix.note(
                "A foreign key may depend on it: drop that first and add it again after, if the"
                    + " server says so.")
            : fix);
  }
}

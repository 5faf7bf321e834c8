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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * No index is the beginning of another one, which does for both.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new RedundantIndexes());
 * }</pre>
 */
@AutoService(Rule.class)
public record RedundantIndexes() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "IDX003",
          "redundant-indexes",
          Severity.WARNING,
          "No index is the beginning of another one");

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
                    .filter(index -> !index.unique() && index.constraint() == null)
                    .flatMap(
                        index ->
                            longest(index, indexes).stream()
                                .map(other -> finding(catalog, index, other))));
  }

  /** Of those that do as well, the one that is none's beginning itself. */
  private static Optional<Index> longest(Index index, List<Index> all) {
    return all.stream()
        .filter(other -> !other.equals(index) && does(other, index))
        // Two that do for each other: one of them has to stay.
        .filter(other -> !canGo(other) || !does(index, other) || isBefore(other, index))
        .max(Comparator.comparing((Index other) -> other.keys().size()));
  }

  private static boolean canGo(Index index) {
    return !index.unique() && index.constraint() == null;
  }

  private static boolean isBefore(Index left, Index right) {
    return left.name().compareTo(right.name()) < 0;
  }

  /** Whether each query that the index is good for can use the other one. */
  private static boolean does(Index other, Index index) {
    return Stream.of(index, other).allMatch(each -> each.method().equals("btree") && each.valid())
        && other.ready()
        && Objects.equals(index.predicate(), other.predicate())
        && index.keys().size() <= other.keys().size()
        && (beginsWith(other, index, false) || beginsWith(other, index, true))
        && hasColumns(other, index.included())
        && !isSame(index, other);
  }

  /** In the same order, or all of it in the opposite one: an index can be read backwards. */
  private static boolean beginsWith(Index other, Index index, boolean backwards) {
    return IntStream.range(0, index.keys().size())
        .allMatch(i -> other.keys().get(i).equals(turned(index.keys().get(i), backwards)));
  }

  private static IndexKey turned(IndexKey key, boolean backwards) {
    return new IndexKey(
        key.column(),
        key.expression(),
        key.type(),
        key.operatorClass(),
        key.collation(),
        key.descending() ^ backwards,
        key.nullsFirst() ^ backwards);
  }

  private static boolean hasColumns(Index index, List<String> columns) {
    Set<String> own = new HashSet<>(index.included());
    index.keys().stream().map(IndexKey::column).filter(Objects::nonNull).forEach(own::add);
    return own.containsAll(columns);
  }

  /** What DuplicateIndexes finds. */
  private static boolean isSame(Index left, Index right) {
    return left.unique() == right.unique()
        && left.keys().equals(right.keys())
        && left.included().equals(right.included());
  }

  private static Finding finding(Catalog catalog, Index index, Index other) {
    return new Finding(
        INFO,
        index.address(),
        "another index begins with the same keys and does for both: this one is written for nothing",
        "one index",
        keys(index) + " beside " + other.name() + " " + keys(other),
        catalog.origin(index.name()).orElse(null),
        Fix.of(IndexSql.drop(index.name())).note(IndexSql.DROP_CONCURRENTLY));
  }

  private static String keys(Index index) {
    return index.keys().stream()
        .map(key -> IndexScope.display(key) + (key.descending() ? " DESC" : ""))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}

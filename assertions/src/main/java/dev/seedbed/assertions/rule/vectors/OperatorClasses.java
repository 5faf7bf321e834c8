package dev.seedbed.assertions.rule.vectors;

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
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Vector columns are indexed for the distance that queries order by.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new OperatorClasses(Map.of("documents.embedding", "ip")));
 * }</pre>
 *
 * @param distances by column, which is {@code column}, {@code table.column} or {@code
 *     schema.table.column}: {@code cosine}, {@code ip}, {@code l1} or {@code l2}
 */
@AutoService(Rule.class)
public record OperatorClasses(Map<String, String> distances) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "VEC005",
              "operator-classes",
              Severity.ERROR,
              "Vectors are indexed for the distance that queries use")
          .asOptIn();

  private static final Set<String> KNOWN = new TreeSet<>(Set.of("cosine", "ip", "l1", "l2"));

  /** pgvector's operator classes; those of bits are for another distance than the column's. */
  private static final Pattern OPERATORS =
      Pattern.compile("(vector|halfvec|sparsevec)_(cosine|ip|l1|l2)_ops");

  public OperatorClasses {
    distances = Collections.unmodifiableMap(new TreeMap<>(distances));
    if (distances.isEmpty()) {
      throw new IllegalArgumentException("VEC005 needs at least one column and its distance");
    }
    distances.forEach(
        (column, distance) -> {
          if (!KNOWN.contains(distance)) {
            throw new IllegalArgumentException(
                "VEC005 knows the distances " + KNOWN + ", not " + distance + " of " + column);
          }
        });
  }

  /** The cosine distance for columns called {@code embedding}. */
  public OperatorClasses() {
    this(Map.of("embedding", "cosine"));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = VectorColumn.scope(catalog);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (VectorColumn column : VectorColumn.of(catalog, scope)) {
      String distance = distance(column);
      if (distance != null) {
        examined++;
        for (VectorColumn.Key key : column.keys()) {
          Matcher operators = OPERATORS.matcher(key.key().operatorClass().name());
          if (operators.matches() && !operators.group(2).equals(distance)) {
            findings.add(finding(catalog, column, key, operators.group(1), distance));
          }
        }
      }
    }
    Count count = new Count(examined, "vector column", "vector columns");
    return new RuleResult(INFO, count, scope.notCounted(), findings);
  }

  /** That of the longest name which fits. */
  private @Nullable String distance(VectorColumn column) {
    String name = column.column().name();
    String inTable = column.table().name().name() + "." + name;
    String inSchema = column.table().name().schema() + "." + inTable;
    return distances.getOrDefault(inSchema, distances.getOrDefault(inTable, distances.get(name)));
  }

  private static Finding finding(
      Catalog catalog, VectorColumn column, VectorColumn.Key key, String type, String distance) {
    QualifiedName actual = key.key().operatorClass();
    QualifiedName wanted = new QualifiedName(actual.schema(), type + "_" + distance + "_ops");
    return new Finding(
        INFO,
        key.index().address(),
        "queries order "
            + column.name()
            + " by another distance than the index does, and cannot use it",
        wanted.toString(),
        actual.toString(),
        catalog.origin(key.index().name()).orElse(null),
        fix(column, key, wanted));
  }

  private static Fix fix(VectorColumn column, VectorColumn.Key key, QualifiedName wanted) {
    IndexSql index = IndexSql.like(key.index(), column.table().name());
    int position = key.index().keys().indexOf(key.key());
    List<String> keys = new ArrayList<>(index.keys());
    keys.set(
        position, keys.get(position).replace(key.key().operatorClass().toSql(), wanted.toSql()));
    return Fix.of(IndexSql.drop(key.index().name()), index.withKeys(keys).create())
        .note(IndexSql.CONCURRENTLY);
  }
}

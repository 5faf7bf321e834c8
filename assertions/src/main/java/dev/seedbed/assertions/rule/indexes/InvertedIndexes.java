package dev.seedbed.assertions.rule.indexes;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.internal.ColumnType;
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Arrays, {@code jsonb} and {@code tsvector} are indexed by what they hold, not as a whole.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new InvertedIndexes("jsonb", "tsvector"));
 * }</pre>
 *
 * @param types the types that need such an index: names of built-in types, or {@code array}
 */
@AutoService(Rule.class)
public record InvertedIndexes(List<String> types) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "IDX006",
          "inverted-indexes",
          Severity.WARNING,
          "Arrays, jsonb and tsvector are indexed by what they hold");

  private static final Set<String> WHOLE_VALUES = Set.of("btree", "hash");

  public InvertedIndexes {
    types = List.copyOf(types);
    if (types.isEmpty()) {
      throw new IllegalArgumentException("IDX006 needs at least one type that holds other values");
    }
  }

  /** Arrays, {@code jsonb} and {@code tsvector}. */
  public InvertedIndexes() {
    this("array", "jsonb", "tsvector");
  }

  /** These types. */
  public InvertedIndexes(String... types) {
    this(List.of(types));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    RelationNames names = new RelationNames(catalog);
    return IndexScope.of(catalog)
        .result(
            INFO,
            (relation, indexes) ->
                indexes.stream()
                    .filter(index -> WHOLE_VALUES.contains(index.method()))
                    .filter(index -> !index.unique() && index.constraint() == null)
                    .filter(index -> index.keys().stream().anyMatch(key -> holds(catalog, key)))
                    .map(index -> finding(catalog, relation, index, names)));
  }

  private boolean holds(Catalog catalog, IndexKey key) {
    DataType type = catalog.underlying(key.type());
    return type.kind() == DataType.Kind.ARRAY
        ? types.contains("array")
        : types.stream().anyMatch(type::isBuiltIn);
  }

  private Finding finding(
      Catalog catalog, QualifiedName relation, Index index, RelationNames names) {
    IndexKey key =
        index.keys().stream().filter(each -> holds(catalog, each)).findFirst().orElseThrow();
    return new Finding(
        INFO,
        index.address(),
        "an index by " + index.method() + " finds whole values only, not what they hold",
        "an index by gin",
        IndexScope.display(key)
            + " of type "
            + ColumnType.describe(catalog, key.type())
            + " under "
            + index.method(),
        catalog.origin(index.name()).orElse(null),
        fix(catalog, relation, index, names));
  }

  /** Keys of other types stay where they are: gin takes them with an extension only. */
  private Fix fix(Catalog catalog, QualifiedName relation, Index index, RelationNames names) {
    IndexSql whole = IndexSql.like(index, relation);
    List<String> rest = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < index.keys().size(); i++) {
      IndexKey key = index.keys().get(i);
      if (holds(catalog, key)) {
        // The index itself goes, so that the first of the new ones may have its name.
        QualifiedName name =
            index.keys().size() == 1 ? index.name() : IndexSql.nameFor(names, relation, of(key));
        String sql =
            key.column() == null ? "(" + key.toSql() + ")" : Identifier.quote(key.column());
        statements.add(IndexSql.on(name, relation, "gin", sql).where(index.predicate()).create());
      } else {
        rest.add(whole.keys().get(i));
      }
    }
    if (!rest.isEmpty()) {
      statements.add(0, whole.withKeys(rest).create());
    }
    statements.add(0, IndexSql.drop(index.name()));
    return new Fix(List.of(IndexSql.CONCURRENTLY), statements);
  }

  private static List<String> of(IndexKey key) {
    return List.of(key.column() == null ? "expression" : key.column());
  }
}

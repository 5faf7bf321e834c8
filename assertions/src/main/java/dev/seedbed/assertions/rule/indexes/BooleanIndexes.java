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

/**
 * No index covers all rows by nothing but a boolean, which leads to half of the table.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new BooleanIndexes());
 * }</pre>
 */
@AutoService(Rule.class)
public record BooleanIndexes() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "IDX005", "boolean-indexes", Severity.WARNING, "No index is by nothing but a boolean");

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
                    .filter(index -> isOfBoolean(catalog, index))
                    .map(index -> finding(catalog, index)));
  }

  private static boolean isOfBoolean(Catalog catalog, Index index) {
    return !index.unique()
        && !index.isPartial()
        && index.constraint() == null
        && index.included().isEmpty()
        && index.keys().size() == 1
        && catalog.underlying(index.keys().get(0).type()).isBuiltIn("bool");
  }

  private static Finding finding(Catalog catalog, Index index) {
    IndexKey key = index.keys().get(0);
    return new Finding(
        INFO,
        index.address(),
        "the index tells two kinds of rows apart: it is written by all and used for few",
        "a partial index, or one with further keys",
        "the only key is " + IndexScope.display(key) + ", a boolean",
        catalog.origin(index.name()).orElse(null),
        Fix.of(IndexSql.drop(index.name()))
            .note(
                "Where few rows have one of the values and are looked for, make a partial index of"
                    + " what they are looked for by, WHERE "
                    + IndexScope.display(key)
                    + ".")
            .note(IndexSql.DROP_CONCURRENTLY));
  }
}

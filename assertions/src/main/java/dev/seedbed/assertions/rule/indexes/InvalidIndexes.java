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
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.QualifiedName;
import java.util.regex.Pattern;

/**
 * No index is invalid, as {@code CREATE INDEX CONCURRENTLY} leaves it behind when it fails.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new InvalidIndexes());
 * }</pre>
 */
@AutoService(Rule.class)
public record InvalidIndexes() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("IDX004", "invalid-indexes", Severity.ERROR, "Every index is valid");

  /** What {@code REINDEX CONCURRENTLY} leaves behind beside the index that it was to replace. */
  private static final Pattern LEFT_BEHIND = Pattern.compile(".*_cc(new|old)\\d*");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    return IndexScope.withPartitions(catalog)
        .result(
            INFO,
            (relation, indexes) ->
                indexes.stream()
                    .filter(index -> !index.valid() || !index.ready())
                    .map(index -> finding(catalog, relation, index)));
  }

  private static Finding finding(Catalog catalog, QualifiedName relation, Index index) {
    return new Finding(
        INFO,
        index.address(),
        "no query uses the index" + (index.ready() ? ", and every write maintains it" : ""),
        "a valid index, or none",
        index.ready() ? "invalid" : "invalid and not ready",
        catalog.origin(index.name()).orElse(null),
        fix(catalog, relation, index));
  }

  private static Fix fix(Catalog catalog, QualifiedName relation, Index index) {
    if (LEFT_BEHIND.matcher(index.name().name()).matches()) {
      return Fix.of(IndexSql.drop(index.name()))
          .note("REINDEX CONCURRENTLY failed and left it behind; the index itself is still there.");
    }
    boolean partitioned =
        catalog.table(relation).filter(table -> table.partitionKey() != null).isPresent();
    String why =
        partitioned
            ? "It was made ON ONLY the partitioned table, and a partition lacks its part."
            : "CREATE INDEX CONCURRENTLY failed, or still runs: look at pg_stat_progress_create_index"
                + " first.";
    Fix explained = anew(catalog, relation, index).note(why).note(IndexSql.CONCURRENTLY);
    return index.unique()
        ? explained.note("Rows that have the same keys stop it: find and mend them before.")
        : explained;
  }

  private static Fix anew(Catalog catalog, QualifiedName relation, Index index) {
    String alter = "ALTER TABLE " + relation.toSql();
    return catalog.table(relation).stream()
        .flatMap(table -> table.constraints().stream())
        .filter(constraint -> constraint.name().equals(index.constraint()))
        .findFirst()
        .map(
            constraint -> {
              String name = Identifier.quote(constraint.name());
              return Fix.of(
                  alter + " DROP CONSTRAINT " + name,
                  alter + " ADD CONSTRAINT " + name + " " + constraint.definition());
            })
        .orElseGet(() -> Fix.of(IndexSql.drop(index.name()), onAllPartitions(index)));
  }

  private static String onAllPartitions(Index index) {
    return index.definition().replaceFirst(" ON ONLY ", " ON ");
  }
}

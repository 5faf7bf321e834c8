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
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Indexes by {@code hnsw} are built at least as thoroughly as agreed.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new HnswOptions(16, 64));
 * }</pre>
 *
 * @param m links that a node has in each layer; 2 to 100
 * @param efConstruction candidates that are kept while the index is built; at least twice {@code m}
 * @param exactly whether more than that is a finding, too
 */
@AutoService(Rule.class)
public record HnswOptions(int m, int efConstruction, boolean exactly) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "VEC004",
          "hnsw-options",
          Severity.WARNING,
          "Indexes by hnsw have the m and ef_construction that were agreed on");

  private static final int USUAL_M = 16;
  private static final int USUAL_EF_CONSTRUCTION = 64;

  public HnswOptions {
    if (m < 2 || m > 100) {
      throw new IllegalArgumentException("VEC004 needs an m from 2 to 100, not " + m);
    }
    if (efConstruction < 2 * m || efConstruction > 1_000) {
      throw new IllegalArgumentException(
          "VEC004 needs an ef_construction from twice m to 1000, not " + efConstruction);
    }
  }

  /** pgvector's own: m 16, ef_construction 64. */
  public HnswOptions() {
    this(USUAL_M, USUAL_EF_CONSTRUCTION);
  }

  /** At least these. */
  public HnswOptions(int m, int efConstruction) {
    this(m, efConstruction, false);
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
    for (Table table : scope.tables()) {
      for (Index index : table.indexes()) {
        if (index.method().equals("hnsw")) {
          examined++;
          if (!isAsAgreed(index)) {
            findings.add(finding(catalog, table, index));
          }
        }
      }
    }
    Count count = new Count(examined, "index by hnsw", "indexes by hnsw");
    return new RuleResult(INFO, count, scope.notCounted(), findings);
  }

  private boolean isAsAgreed(Index index) {
    return suffices(m(index), m) && suffices(efConstruction(index), efConstruction);
  }

  private boolean suffices(int actual, int wanted) {
    return exactly ? actual == wanted : actual >= wanted;
  }

  /** What the index does not state is pgvector's default. */
  private static int m(Index index) {
    return option(index, "m", USUAL_M);
  }

  private static int efConstruction(Index index) {
    return option(index, "ef_construction", USUAL_EF_CONSTRUCTION);
  }

  private static int option(Index index, String name, int usual) {
    String stated = index.options().get(name);
    return stated == null ? usual : Integer.parseInt(stated);
  }

  private Finding finding(Catalog catalog, Table table, Index index) {
    boolean less = m(index) < m || efConstruction(index) < efConstruction;
    return new Finding(
        INFO,
        index.address(),
        less
            ? "the index is built less thoroughly than agreed, and misses more neighbours"
            : "the index is built more thoroughly than agreed: bigger, and slower to build",
        (exactly ? "" : "at least ") + describe(m, efConstruction),
        describe(m(index), efConstruction(index)),
        catalog.origin(index.name()).orElse(null),
        fix(table, index));
  }

  private static String describe(int m, int efConstruction) {
    return "m = " + m + ", ef_construction = " + efConstruction;
  }

  private Fix fix(Table table, Index index) {
    int newM = suffices(m(index), m) ? m(index) : m;
    int least = Math.max(efConstruction, 2 * newM);
    int current = efConstruction(index);
    int newEf = suffices(current, efConstruction) && current >= 2 * newM ? current : least;
    String name = index.name().toSql();
    // A partitioned index takes no ALTER INDEX … SET.
    return table.kind() == Table.Kind.PARTITIONED
        ? Fix.of(
                IndexSql.drop(index.name()),
                IndexSql.like(index, table.name())
                    .withOptions(
                        Map.of("m", String.valueOf(newM), "ef_construction", String.valueOf(newEf)))
                    .create())
            .note(IndexSql.CONCURRENTLY)
        : Fix.of(
                "ALTER INDEX %s SET (m = %d, ef_construction = %d)".formatted(name, newM, newEf),
                "REINDEX INDEX " + name)
            .note(
                "Where the table is in use, say REINDEX INDEX CONCURRENTLY, outside of a"
                    + " transaction.");
  }
}

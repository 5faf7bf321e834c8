package dev.seedbed.assertions.behaviour;

import dev.seedbed.catalog.ErrorMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a search by an index for nearest neighbours finds, beside what an exact scan
 * finds.
 *
 * <pre>{@code
 * database.assertThatNearest("SELECT id FROM rag.chunks ORDER BY embedding <=> ?::vector LIMIT 10", one)
 *     .and(another)
 *     .hasRecallOfAtLeast(0.95, 10);
 * }</pre>
 *
 * <p>Recall is the share of the exactly nearest rows that the index finds, over all searches. Not
 * safe for use by several threads at once.
 */
public final class NearestAssert extends AbstractAssert<NearestAssert, List<Query>> {
  private static final String SEQUENTIAL = "enable_seqscan";
  private static final String[] INDEXES = {
    "enable_indexscan", "enable_bitmapscan", "enable_indexonlyscan"
  };

  NearestAssert(List<Query> searches) {
    super(searches, NearestAssert.class);
  }

  /** Lets what follows look at one more search: the same query with other arguments. */
  public NearestAssert and(@Nullable Object... arguments) {
    List<Query> more = new ArrayList<>(actual);
    more.add(actual.get(0).with(arguments));
    return new NearestAssert(more).as("%s", descriptionText());
  }

  /**
   * Verifies the recall.
   *
   * @param recall from 0 to 1
   * @param neighbours how many of the nearest rows count; the query must find that many
   */
  public NearestAssert hasRecallOfAtLeast(double recall, int neighbours) {
    if (recall < 0 || recall > 1 || neighbours < 1) {
      throw new IllegalArgumentException(
          "A recall is from 0 to 1, of 1 neighbour or more: " + recall + " of " + neighbours);
    }
    Query first = actual.get(0);
    QueryPlan plan = first.plan(SEQUENTIAL);
    if (!plan.usesAnyIndex()) {
      fails(
          ErrorMessage.of("The search uses no index\n" + first)
              .expected("a plan that reads an index, so that recall says something")
              .actual(plan.toString())
              .toFix("create an HNSW index with the operator class of the query's distance"));
    }
    long found = 0;
    for (Query search : actual) {
      found += found(search, neighbours);
    }
    double share = (double) found / ((long) neighbours * actual.size());
    if (share < recall) {
      fails(
          ErrorMessage.of("The search misses nearest neighbours\n" + first)
              .expected("a recall@" + neighbours + " of at least " + number(recall))
              .actual(
                  number(share)
                      + (": " + found)
                      + (" of " + (long) neighbours * actual.size())
                      + (" in " + actual.size() + (actual.size() == 1 ? " search" : " searches")))
              .toFix("raise hnsw.ef_search, or m and ef_construction of the index"));
    }
    return this;
  }

  private long found(Query search, int neighbours) {
    List<String> exact = search.rows(INDEXES);
    if (exact.size() < neighbours) {
      fails(
          ErrorMessage.of("The search finds too few rows to tell its recall\n" + search)
              .expected("at least " + neighbours + " rows by an exact scan")
              .actual(Integer.toString(exact.size()))
              .toFix("give the query LIMIT " + neighbours + " or more, and the table more rows"));
    }
    List<String> nearest = exact.subList(0, neighbours);
    return search.rows(SEQUENTIAL).stream().limit(neighbours).filter(nearest::contains).count();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private void fails(ErrorMessage message) {
    failWithMessage("%s", message);
  }
}

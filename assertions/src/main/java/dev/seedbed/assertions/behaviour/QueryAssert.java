package dev.seedbed.assertions.behaviour;

import dev.seedbed.catalog.ErrorMessage;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on how the server would run a query.
 *
 * <p>The few rows of a test are always read fastest from end to end, so the planner is asked what
 * it can do rather than what it would: sequential scans are switched off, as far as there is
 * another way. {@link #asPlanned} asks for the plan as it would be with the rows that there are.
 *
 * <pre>{@code
 * database.assertThatQuery("SELECT * FROM billing.invoices WHERE tenant_id = ?", "t1")
 *     .usesIndex("invoices_tenant_id_idx")
 *     .scansNoTableSequentially();
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class QueryAssert extends AbstractAssert<QueryAssert, Query> {
  private static final String SEQUENTIAL = "enable_seqscan";

  private QueryPlan plan;

  QueryAssert(Query query) {
    super(query, QueryAssert.class);
    this.plan = query.plan(SEQUENTIAL);
  }

  /**
   * Lets what follows look at the plan that the rows of the moment bring about. Their statistics
   * must be known: run {@code ANALYZE} after making them.
   */
  public QueryAssert asPlanned() {
    plan = actual.plan();
    return this;
  }

  /** Verifies that the index of this name, without its schema, is read. */
  public QueryAssert usesIndex(String name) {
    if (!plan.usesIndex(name)) {
      fails("does not use index " + name, "a step that reads index " + name);
    }
    return this;
  }

  /** Verifies that no table is read from end to end. */
  public QueryAssert scansNoTableSequentially() {
    if (!plan.sequentiallyScanned().isEmpty()) {
      fails(
          "reads from end to end: " + String.join(", ", plan.sequentiallyScanned()),
          "no sequential scan");
    }
    return this;
  }

  private void fails(String what, String expected) {
    ErrorMessage message =
        ErrorMessage.of("The query " + what + "\n" + actual)
            .expected(expected)
            .actual(plan.toString())
            .toFix("create an index whose first keys are the columns that the query compares")
            .toFix("write the condition so that the index serves it: same expression, same type");
    failWithMessage("%s", message);
  }
}

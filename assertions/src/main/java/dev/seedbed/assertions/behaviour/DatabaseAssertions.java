package dev.seedbed.assertions.behaviour;

import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * Where assertions on what a database does begin.
 *
 * <pre>{@code
 * DatabaseAssertions database = DatabaseAssertions.on(dataSource);
 * var invoices = new Invoices(database.dataSource());
 *
 * database.assertThatChanges(() -> invoices.pay(42))
 *     .areExactly(updated("billing.invoices", Map.of("id", 42), Map.of("status", "paid")));
 * database.assertThatStatements(() -> invoices.withLines(42)).hasCount(2);
 * database.assertThatQuery("SELECT * FROM billing.invoices WHERE tenant_id = ?", "t1")
 *     .usesIndex("invoices_tenant_id_idx");
 * }</pre>
 *
 * <p>What these assertions read themselves leaves neither data nor settings behind. Not safe for
 * use by several threads at once.
 */
public final class DatabaseAssertions {
  private final DataSource plain;
  private final DataSource reader;
  private final StatementLog log;

  private DatabaseAssertions(DataSource plain, DataSource reader) {
    this.plain = plain;
    this.reader = reader;
    this.log = new StatementLog(plain);
  }

  /** Assertions on the database that this data source connects to. */
  public static DatabaseAssertions on(DataSource dataSource) {
    return on(dataSource, dataSource);
  }

  /**
   * The same where the code under test may not see all rows.
   *
   * @param reader connects to the same database as a role that may read all tables
   */
  public static DatabaseAssertions on(DataSource dataSource, DataSource reader) {
    return new DatabaseAssertions(dataSource, reader);
  }

  /**
   * The data source that the code under test must use for its statements to be counted: the given
   * one, with a record of what passes.
   */
  public DataSource dataSource() {
    return log.dataSource();
  }

  /**
   * Begins assertions on how the server would run a query, which is not run.
   *
   * @param sql a statement that {@code EXPLAIN} takes, with a question mark for each argument
   * @param arguments as {@code PreparedStatement.setObject} takes them
   */
  public QueryAssert assertThatQuery(String sql, @Nullable Object... arguments) {
    return new QueryAssert(new Query(plain, sql, arguments));
  }

  /**
   * Runs the code and begins assertions on the rows that are others afterwards, in all tables of
   * the project.
   *
   * <p>All rows are read before and after, so it is meant for the data of a test. What is written
   * and undone again is no change.
   */
  public ChangesAssert assertThatChanges(ThrowingCallable code) {
    return ChangesAssert.of(reader, code);
  }

  /**
   * Runs the code and begins assertions on the statements that it sent through {@link #dataSource}.
   */
  public StatementsAssert assertThatStatements(ThrowingCallable code) {
    return new StatementsAssert(log.during(code));
  }

  /**
   * Begins assertions on what a search by an index for nearest neighbours finds.
   *
   * @param sql a query that orders by a distance and has a {@code LIMIT}, with a question mark for
   *     each argument
   * @param arguments as {@code PreparedStatement.setObject} takes them
   */
  public NearestAssert assertThatNearest(String sql, @Nullable Object... arguments) {
    return new NearestAssert(List.of(new Query(plain, sql, arguments)));
  }
}

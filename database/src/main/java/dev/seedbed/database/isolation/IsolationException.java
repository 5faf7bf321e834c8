package dev.seedbed.database.isolation;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import org.jspecify.annotations.Nullable;

/**
 * A test did what cannot be told apart from real life under rollback. Thrown instead of letting it
 * pass with an answer that might be wrong.
 */
public final class IsolationException extends SeedbedException {
  private IsolationException(ErrorMessage message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static IsolationException statement(String sql, Refused reason) {
    return new IsolationException(
        ErrorMessage.of("Refused in a test under rollback: " + abbreviated(sql))
            .expected("statements that behave the same in a transaction that is rolled back")
            .why(reason.why())
            .toFix(reason.fix()),
        null);
  }

  static IsolationException collision(Throwable begunAt) {
    return new IsolationException(
        ErrorMessage.of("Refused in a test under rollback: two open transactions at once")
            .expected("one connection's transaction to end before another connection is used")
            .actual("a transaction is open on another connection (the cause shows where it began)")
            .why(
                "all connections of a test share one transaction, so each would see what the other"
                    + " has not committed")
            .toFix("commit, roll back or close the first connection before using the second")
            .toFix("hand the first connection on instead of opening another"),
        begunAt);
  }

  static IsolationException escaped() {
    return new IsolationException(
        ErrorMessage.of("The test's transaction was ended from outside")
            .expected("the transaction that the test began in")
            .actual("another one, or none: what the test wrote may have been committed")
            .why("something used the driver's own connection, or a procedure that commits")
            .toFix("use the connection that the test was given, not one unwrapped from it"),
        null);
  }

  static IsolationException noUrl(IsolationMode mode) {
    return new IsolationException(
        ErrorMessage.of("No JDBC URL under " + mode.name())
            .expected("a database of the test's own, which any connection may use")
            .actual(
                mode == IsolationMode.ROLLBACK
                    ? "a transaction of one connection, which no other sees"
                    : "a database that other tests read at the same time")
            .toFix("give the test a database of its own: isolation CLONE")
            .toFix("hand on the test's DataSource or Connection"),
        null);
  }

  private static String abbreviated(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() <= 120 ? line : line.substring(0, 119) + "…";
  }
}

package dev.seedbed.database.isolation;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import java.sql.SQLException;
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

  static IsolationException collision(Place first, Place second) {
    IsolationException exception =
        new IsolationException(
            ErrorMessage.of("Refused in a test under rollback: two open transactions at once")
                .expected("one connection's transaction to end before another connection is used")
                .actual(
                    "a transaction is open since "
                        + first
                        + "\nand another connection was used at "
                        + second)
                .why(
                    "all connections of a test share one transaction, so each would see what the"
                        + " other has not committed")
                .toFix("commit, roll back or close the first connection before using the second")
                .toFix("hand the first connection on instead of opening another")
                .toFix(Refused.CLONE),
            first.stack());
    exception.addSuppressed(second.stack());
    return exception;
  }

  static IsolationException frozenClock(String sql, String tie) {
    return new IsolationException(
        ErrorMessage.of("Refused in a test under rollback: " + abbreviated(sql))
            .expected("each transaction to have a time of its own")
            .actual(tie)
            .why("now() stands still in a test under rollback once it has written something")
            .toFix("give the rows times of their own instead of now()")
            .toFix(Refused.CLONE),
        null);
  }

  static IsolationException unfinished(Place begun, SQLException violation) {
    return new IsolationException(
        ErrorMessage.of("The test ended in a transaction that could not have been committed")
            .actual("a transaction is open since " + begun + "\n" + violation.getMessage())
            .why("deferred constraints are checked at the commit that the test did not come to")
            .toFix("repair the rows, or roll the transaction back, before the test ends"),
        violation);
  }

  static IsolationException lost() {
    return new IsolationException(
        ErrorMessage.of("The test's connection was lost")
            .expected("one connection from the beginning to the end of a test under rollback")
            .why("what the test wrote, committed or not, went with the connection")
            .toFix("see the server's log for why it ended")
            .toFix(Refused.CLONE),
        null);
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

  static IsolationException readOnly(String sql, String why, @Nullable Throwable cause) {
    return new IsolationException(
        ErrorMessage.of("Refused in a read-only test: " + abbreviated(sql))
            .expected("statements that read")
            .why(why)
            .toFix("let the test write: isolation ROLLBACK, or CLONE for a database of its own"),
        cause);
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

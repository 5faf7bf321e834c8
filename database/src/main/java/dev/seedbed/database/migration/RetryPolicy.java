package dev.seedbed.database.migration;

import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * How often, and after which pauses, work is tried again that failed for a passing reason.
 *
 * @param attempts how often in all, at least 1
 * @param pause before the second attempt; each further pause is twice as long
 */
public record RetryPolicy(int attempts, Duration pause) {
  /** Three attempts, after 1 s and 2 s. */
  public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofSeconds(1));

  /** The first failure counts. */
  public static final RetryPolicy NEVER = new RetryPolicy(1, Duration.ZERO);

  public RetryPolicy {
    if (attempts < 1 || pause.isNegative()) {
      throw new IllegalArgumentException("not a retry policy: " + attempts + " times, " + pause);
    }
  }

  /**
   * Whether the same work may succeed a moment later: a serialization failure or deadlock (40001,
   * 40P01), a lock that was not available (55P03), a lost connection (class 08), a server that
   * starts, stops or has no connection left (57P01, 57P02, 57P03, 53300), or something that another
   * session made at the same time, which {@code IF NOT EXISTS} does not prevent (23505 in the
   * server's own catalog).
   */
  public static boolean isTransient(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return switch (state) {
      case "40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300" -> true;
      case "23505" -> isInCatalog(failure);
      default -> state.startsWith("08");
    };
  }

  private static boolean isInCatalog(SQLException failure) {
    ServerErrorMessage message =
        failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    return message != null && "pg_catalog".equals(message.getSchema());
  }

  /** Waits before the attempt with this number, counted from 1. */
  void pauseBefore(int attempt) {
    Pause.of(pause.multipliedBy(1L << Math.min(attempt - 2, 20)));
  }
}

package dev.seedbed.database.server;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a connection is tried that a server refuses for a passing reason: it starts, stops, has
 * none left, or cannot be reached.
 *
 * @param attempts how often in all
 * @param pause before the second attempt; each further pause is twice as long
 */
record Patience(int attempts, Duration pause) {
  /** Gives a server that starts beside the tests 1.5 seconds. */
  static final Patience DEFAULT = new Patience(5, Duration.ofMillis(100));

  /** One attempt. */
  interface Opening<T> {
    T open() throws SQLException;
  }

  <T> T open(Opening<T> opening) throws SQLException {
    Duration next = pause;
    for (int attempt = 1; ; attempt++) {
      try {
        return opening.open();
      } catch (SQLException e) {
        if (attempt >= attempts || !mayPass(e)) {
          throw e;
        }
        sleep(next, e);
        next = next.multipliedBy(2);
      }
    }
  }

  private static void sleep(Duration pause, SQLException failure) throws SQLException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private static boolean mayPass(SQLException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return false;
      }
    }
    String state = String.valueOf(failure.getSQLState());
    return switch (state) {
      // The driver itself says 08004 where there is no password to answer with.
      case "08004" -> false;
      case "57P01", "57P02", "57P03", "53300" -> true;
      default -> state.startsWith("08");
    };
  }
}

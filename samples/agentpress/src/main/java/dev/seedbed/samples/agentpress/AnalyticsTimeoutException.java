package dev.seedbed.samples.agentpress;

import java.sql.SQLException;
import java.time.Duration;

/** A question took longer than it may. */
public final class AnalyticsTimeoutException extends RuntimeException {

  AnalyticsTimeoutException(Duration timeout, SQLException cause) {
    super("the question was given up after " + timeout.toMillis() + " ms", cause);
  }
}

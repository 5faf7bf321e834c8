package dev.seedbed.samples.agentpress;

import java.time.Duration;

/** A question took longer than it may. */
public final class AnalyticsTimeoutException extends RuntimeException {

  AnalyticsTimeoutException(Duration timeout, Throwable cause) {
    super("the question was given up after " + timeout.toMillis() + " ms", cause);
  }
}

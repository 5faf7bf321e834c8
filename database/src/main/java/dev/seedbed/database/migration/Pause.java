package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import java.time.Duration;

/** Waiting in the calling thread. */
final class Pause {

  private Pause() {}

  static void of(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ErrorMessage.of("Interrupted while migrations waited")
          .actual("another thread interrupted the one that migrates")
          .toFix("give the test run more time")
          .toException(e);
    }
  }
}

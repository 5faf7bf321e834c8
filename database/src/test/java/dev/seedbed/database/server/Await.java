package dev.seedbed.database.server;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does. */
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /** Whether it came true before the deadline. */
  public static boolean until(Duration deadline, BooleanSupplier condition)
      throws InterruptedException {
    return until(deadline, PAUSE, condition);
  }

  /** Whether no process has this in its command line before the deadline. */
  static boolean noProcessNames(String part, Duration deadline) throws InterruptedException {
    // To look at all processes takes long enough to be in the way of what is waited for.
    return until(
        deadline,
        PAUSE.multipliedBy(10),
        () ->
            ProcessHandle.allProcesses()
                .noneMatch(process -> process.info().commandLine().orElse("").contains(part)));
  }

  private static boolean until(Duration deadline, Duration pause, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(pause.toMillis());
    }
    return true;
  }
}

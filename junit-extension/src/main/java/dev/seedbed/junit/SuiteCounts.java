package dev.seedbed.junit;

import java.util.concurrent.atomic.AtomicInteger;

/** What the tests of a run did. Thread-safe. */
final class SuiteCounts {
  private final AtomicInteger rolledBack = new AtomicInteger();

  /** A test that had begun a transaction was rolled back. */
  void rolledBack() {
    rolledBack.incrementAndGet();
  }

  int testsRolledBack() {
    return rolledBack.get();
  }
}

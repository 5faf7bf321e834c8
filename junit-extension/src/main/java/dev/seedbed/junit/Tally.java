package dev.seedbed.junit;

import dev.seedbed.database.isolation.IsolationMode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the tests of a run did, and what that took. Thread-safe. */
final class Tally {
  private final Map<IsolationMode, LongAdder> sessions = new ConcurrentHashMap<>();
  private final LongAdder classDatabases = new LongAdder();
  private final LongAdder classDatabaseNanos = new LongAdder();
  private final LongAdder waitNanos = new LongAdder();
  private final LongAdder testNanos = new LongAdder();

  /** A test was given a session, for which it waited. */
  void began(IsolationMode mode, long nanos) {
    sessions.computeIfAbsent(mode, key -> new LongAdder()).increment();
    waitNanos.add(nanos);
  }

  /** A class was given a database of its own, which took so long. */
  void derived(long nanos) {
    classDatabases.increment();
    classDatabaseNanos.add(nanos);
  }

  /** A test ran for so long, from its first parameter to its end. */
  void ran(long nanos) {
    testNanos.add(nanos);
  }

  /** The sums up to now. */
  Totals totals() {
    Map<IsolationMode, Long> counts = new ConcurrentHashMap<>();
    sessions.forEach((mode, count) -> counts.put(mode, count.sum()));
    return new Totals(
        counts,
        classDatabases.sum(),
        Duration.ofNanos(classDatabaseNanos.sum()),
        Duration.ofNanos(waitNanos.sum()),
        Duration.ofNanos(testNanos.sum()));
  }

  /**
   * The sums of a run.
   *
   * @param sessions how many tests used a database, by how they were isolated
   * @param classDatabases how many classes had data of their own
   * @param deriving how long making their databases took
   * @param waiting how long tests waited for their sessions
   * @param tests how long tests ran, added up over threads
   */
  record Totals(
      Map<IsolationMode, Long> sessions,
      long classDatabases,
      Duration deriving,
      Duration waiting,
      Duration tests) {
    Totals {
      sessions = Map.copyOf(sessions);
    }
  }
}

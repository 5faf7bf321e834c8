package dev.seedbed.cli.report.suites;

import java.util.List;

/**
 * A class of tests.
 *
 * @param module the folder of the module that it is of, relative to the project; empty for the
 *     project itself
 * @param seconds how long it took
 * @param slowest its slowest tests, the slowest first
 */
public record SuiteView(
    String name,
    String module,
    int tests,
    int failures,
    int skipped,
    double seconds,
    List<SlowTest> slowest) {
  public SuiteView {
    slowest = List.copyOf(slowest);
  }

  /** A test, and how long it took. */
  public record SlowTest(String name, double seconds) {}
}

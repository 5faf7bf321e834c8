package dev.seedbed.benchmarks.isolation;

/**
 * What one run of {@link BootProgram} measured, in nanoseconds.
 *
 * @param boot until the first query was answered
 * @param stop until nothing was left
 */
record BootTimes(long boot, long stop) {}

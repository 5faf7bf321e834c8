package dev.seedbed.benchmarks;

/**
 * One measured run of one side.
 *
 * @param <T> what it measures
 */
@FunctionalInterface
public interface Trial<T> {
  /** Runs it once; what need not be measured is done outside of what it measures. */
  T run() throws Exception;
}

package dev.seedbed.benchmarks;

/** Rows that are measured together, as {@code bin/benchmark <name>} asks for them. */
public interface BenchmarkGroup {

  /** How it is called on the command line; its results go to {@code <name>.json}. */
  String name();

  /** What it measures, in one line. */
  String description();

  /**
   * Measures all rows.
   *
   * @param report is told each row's result as soon as there is one
   */
  void run(Report report) throws Exception;
}

package dev.seedbed.benchmarks.rules;

/** One of the tools, set up for the database. */
interface Linter extends AutoCloseable {

  /** Reads the schema, checks it in full, and tells how much it found. */
  int findings() throws Exception;

  @Override
  void close();
}

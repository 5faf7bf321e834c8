package dev.seedbed.junit.traps;

/** A way of isolating tests. Thread-safe: tests may run at the same time. */
interface Environment extends AutoCloseable {

  String name();

  /** Runs the code as the body of one test, from before it to after it. */
  String test(Trap.Code code) throws Exception;

  @Override
  void close();
}

package dev.seedbed.junit.traps;

/** A way of isolating tests. Thread-safe: tests may run at the same time. */
interface Environment extends AutoCloseable {

  String name();

  /** Runs the code as the body of one test, from before it to after it. */
  String test(Trap.Code code) throws Exception;

  /** Whether each test has a database that none had before, so that nothing can be left. */
  default boolean isAlwaysNew() {
    return false;
  }

  /** Forgets what earlier tests may have left. */
  default void renew() throws Exception {}

  @Override
  void close();
}

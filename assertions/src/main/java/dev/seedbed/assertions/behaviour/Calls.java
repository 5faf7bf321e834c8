package dev.seedbed.assertions.behaviour;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Runs what the test hands in, so that its own failure reaches the test as it is. */
final class Calls {
  private Calls() {}

  static void run(ThrowingCallable code) {
    try {
      code.call();
    } catch (Throwable failure) {
      Calls.<RuntimeException>rethrow(failure);
    }
  }

  /** Lets a checked exception pass where none is declared: a test method declares what it likes. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void rethrow(Throwable failure) throws E {
    throw (E) failure;
  }
}

package dev.seedbed.junit;

import org.jspecify.annotations.Nullable;

/**
 * What became of one test.
 *
 * @param test its name, as people read it
 * @param cause why it did not pass
 */
record Outcome(String test, Result result, @Nullable Throwable cause) {

  /** How a test can end. */
  enum Result {
    PASSED("passed"),
    FAILED("failed"),
    ABORTED("was aborted");

    private final String verb;

    Result(String verb) {
      this.verb = verb;
    }
  }

  /** In one line, such as {@code failed under clone: AssertionError: expected 1}. */
  String under(String mode) {
    String text = result.verb + " under " + mode;
    if (cause == null) {
      return text;
    }
    String message =
        String.valueOf(cause.getMessage())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("");
    return text + " (" + cause.getClass().getSimpleName() + ": " + message + ")";
  }
}

package dev.seedbed.catalog;

import org.jspecify.annotations.Nullable;

/**
 * An error that the user can act on.
 *
 * <p>Its message says what failed, what was expected and seen, why, and what to do; see {@link
 * ErrorMessage}. It never holds a password.
 */
public class SeedbedException extends RuntimeException {

  private final ErrorMessage error;

  /** An error without an underlying one. */
  public SeedbedException(ErrorMessage message) {
    this(message, null);
  }

  /** An error that another one led to. */
  public SeedbedException(ErrorMessage message, @Nullable Throwable cause) {
    super(message.toString(), cause);
    this.error = message;
  }

  /** What the message says, part by part. */
  public ErrorMessage error() {
    return error;
  }
}

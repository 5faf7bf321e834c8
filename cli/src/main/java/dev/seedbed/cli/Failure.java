package dev.seedbed.cli;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import org.jspecify.annotations.Nullable;

/** An error that ends a command with a certain exit code. */
public final class Failure extends SeedbedException {
  private final Verdict verdict;

  /**
   * @param verdict what the command ends with
   * @param cause the error that led to it, null if there is none
   */
  public Failure(Verdict verdict, ErrorMessage message, @Nullable Throwable cause) {
    super(message, cause);
    this.verdict = verdict;
  }

  /** What the command ends with. */
  public Verdict verdict() {
    return verdict;
  }
}

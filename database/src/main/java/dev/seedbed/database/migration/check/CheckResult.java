package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a {@link MigrationCheck} found.
 *
 * @param title of the check
 * @param examined how many migrations, versions or schemas it looked at
 * @param failures what is wrong; nothing if it passed
 */
public record CheckResult(String title, int examined, List<ErrorMessage> failures) {
  public CheckResult {
    failures = List.copyOf(failures);
  }

  /** Whether nothing is wrong. */
  public boolean passed() {
    return failures.isEmpty();
  }

  /**
   * Nothing if it passed.
   *
   * @throws SeedbedException with all failures, if there are any
   */
  public void orThrow() {
    if (!passed()) {
      throw new SeedbedException(
          failures.size() == 1 ? failures.get(0) : ErrorMessage.of(toString()));
    }
  }

  /** All failures with an empty line between, or the title and what was examined. */
  @Override
  public String toString() {
    return passed()
        ? title + " (examined: " + examined + ")"
        : failures.stream().map(ErrorMessage::toString).collect(Collectors.joining("\n\n"));
  }
}

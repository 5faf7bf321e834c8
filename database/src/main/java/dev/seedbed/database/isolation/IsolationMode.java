package dev.seedbed.database.isolation;

import java.util.Locale;

/** How a test is kept apart from the others; see {@link Isolation}. */
public enum IsolationMode {
  /** A transaction that is always rolled back. */
  ROLLBACK,
  /** A database of the test's own, in which everything is real. */
  CLONE,
  /** The database that others use too, in which nothing can be written. */
  READ_ONLY;

  /** The word for it in settings, such as {@code read-only}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

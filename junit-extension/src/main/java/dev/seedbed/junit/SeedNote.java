package dev.seedbed.junit;

/** Stands below a failure's stack trace and says how to have the same data again. */
final class SeedNote extends Exception {
  SeedNote(long seed) {
    super(
        "this test's data came from seed " + seed + "; to have it again: -Dseedbed.seed=" + seed,
        null,
        false,
        false);
  }
}

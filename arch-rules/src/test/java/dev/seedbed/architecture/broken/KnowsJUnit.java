package dev.seedbed.architecture.broken;

import org.junit.jupiter.api.TestInfo;

/** Needs JUnit, which only the extension may. */
record KnowsJUnit(String test) {
  static KnowsJUnit of(TestInfo test) {
    return new KnowsJUnit(test.getDisplayName());
  }
}

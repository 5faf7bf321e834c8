package dev.seedbed.junit.traps;

import javax.sql.DataSource;

/**
 * Code under test whose answer may be another one when the test that runs it is isolated.
 *
 * @param name what happens, as the table says it
 * @param truth what it answers in real life, which a run on plain connections proves
 * @param code the code under test
 */
record Trap(String name, String truth, Code code) {

  /** Answers what it saw; may not catch an {@code IsolationException}. */
  @FunctionalInterface
  interface Code {
    String answer(DataSource database) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}

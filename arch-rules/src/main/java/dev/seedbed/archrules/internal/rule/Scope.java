package dev.seedbed.archrules.internal.rule;

/** Which classes a rule is meant for. */
public enum Scope {
  /** What is delivered. */
  CODE,
  /** What is in the folders of tests. */
  TESTS
}

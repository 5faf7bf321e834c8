package dev.seedbed.assertions.rule;

import java.util.Locale;

/** How bad a finding is, the least first. */
public enum Severity {
  /** Worth knowing. */
  INFO,
  /** Will hurt some day. */
  WARNING,
  /** Is wrong now. */
  ERROR;

  /** The word that reports use, in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

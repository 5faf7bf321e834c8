package dev.seedbed.assertions.rule.internal;

/** Text as SQL. */
public final class SqlText {
  private SqlText() {}

  /** The text as a string constant, whatever the setting {@code standard_conforming_strings} is. */
  public static String literal(String text) {
    String doubled = text.replace("'", "''");
    return text.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
  }
}

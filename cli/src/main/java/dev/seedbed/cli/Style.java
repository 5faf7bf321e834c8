package dev.seedbed.cli;

/** How a piece of text is meant, which colours show on a terminal. */
public enum Style {
  HEADING("1"),
  GOOD("32"),
  WARNING("33"),
  BAD("31"),
  FAINT("2");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text between the control sequences (ECMA-48, SGR). */
  String apply(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}

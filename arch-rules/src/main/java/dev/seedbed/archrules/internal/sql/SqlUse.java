package dev.seedbed.archrules.internal.sql;

import dev.seedbed.archrules.internal.rule.Place;

/**
 * SQL that stands in code.
 *
 * @param place where it is used
 * @param text as it is there; {@link SqlTexts#GAP} where a value is put in at run time
 */
public record SqlUse(Place place, String text) {

  /** Whether all of it is known. */
  public boolean isWhole() {
    return text.indexOf(SqlTexts.GAP) < 0;
  }

  /** What it says. */
  public Statement statement() {
    return Statement.of(text.replace(String.valueOf(SqlTexts.GAP), " ? "));
  }

  /** Its beginning, on one line, for messages. */
  public String excerpt() {
    String line = text.replace(SqlTexts.GAP, '…').strip().replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 59) + "…";
  }
}

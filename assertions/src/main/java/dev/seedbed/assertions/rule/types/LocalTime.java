package dev.seedbed.assertions.rule.types;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Defaults of columns that hold times without a zone. */
final class LocalTime {
  /** The present, written with or without a zone, as the server prints it less the parentheses. */
  private static final Pattern PRESENT =
      Pattern.compile(
          "(?i)(now|transaction_timestamp|statement_timestamp|clock_timestamp|current_timestamp|"
              + "localtimestamp)\\d?(?: at time zone '[^']+'(?:::text)?)?"
              + "(?:::timestamp\\d? with(?:out)? time zone)*");

  private LocalTime() {}

  /** The default that gives the same moment in a column with a zone, null if there is none. */
  static @Nullable String withZone(@Nullable String expression) {
    if (expression == null) {
      return null;
    }
    Matcher present = PRESENT.matcher(expression.replaceAll("[()]", ""));
    if (!present.matches()) {
      return "(" + expression + ")::timestamp AT TIME ZONE 'UTC'";
    }
    String function = present.group(1).toLowerCase(Locale.ROOT);
    return function.endsWith("k_timestamp") || function.startsWith("statement")
        ? function + "()"
        : "now()";
  }
}

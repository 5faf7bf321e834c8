package dev.seedbed.assertions.rule.timestamps;

import java.util.regex.Pattern;

/** Recognises expressions whose value is the start of the transaction, as {@code now()} is. */
final class TransactionTime {

  /**
   * What the server prints, parentheses left out: {@code now()}, {@code CURRENT_TIMESTAMP(3)},
   * {@code ('now'::text)::timestamp with time zone}. Other functions of these names are printed
   * with their schema.
   *
   * <p>Not the same are {@code statement_timestamp()} and {@code clock_timestamp()}, {@code
   * LOCALTIMESTAMP} and {@code now() AT TIME ZONE}, which lose or shift the time zone, and {@code
   * 'now'} that is no text: it is evaluated once, when the column is made.
   */
  private static final Pattern PRINTED =
      Pattern.compile(
          "(?i:now|transaction_timestamp|CURRENT_TIMESTAMP\\d?"
              + "|'now'::(?:text|character varying)(?=::timestamp))"
              + "(?:::timestamp\\d? with time zone)*");

  /** A constant, such as {@code '2026-01-01 00:00:00+00'::timestamp with time zone}. */
  private static final Pattern CONSTANT =
      Pattern.compile("'[^']*'::timestamp\\d? with.* time zone");

  private TransactionTime() {}

  static boolean is(String expression) {
    return PRINTED.matcher(withoutParentheses(expression)).matches();
  }

  static boolean isConstant(String expression) {
    return CONSTANT.matcher(withoutParentheses(expression)).matches();
  }

  private static String withoutParentheses(String expression) {
    return expression.replaceAll("[()]", "");
  }
}

package dev.seedbed.assertions.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values of columns as the server's {@code to_jsonb} has them. */
final class JsonText {
  private static final int WIDTH = 60;

  private JsonText() {}

  /** As messages show it, cut to a readable width. */
  static String of(JsonNode value) {
    String text =
        value.isTextual()
            ? "'" + value.asText() + "'"
            : value.isBigDecimal() ? value.decimalValue().toPlainString() : value.toString();
    return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
  }

  /** As messages show a value that somebody expects. */
  static String of(@Nullable Object value) {
    return value instanceof Number || value instanceof Boolean || value == null
        ? String.valueOf(value)
        : "'" + value + "'";
  }

  /** Whether the column holds what somebody expects; numbers are compared by value. */
  static boolean holds(JsonNode value, @Nullable Object expected) {
    if (expected == null) {
      return value.isNull();
    }
    if (value.isNumber()) {
      return expected instanceof Number number
          && new BigDecimal(value.asText()).compareTo(new BigDecimal(number.toString())) == 0;
    }
    return (value.isTextual() ? value.asText() : value.toString()).equals(expected.toString());
  }
}

package dev.seedbed.database.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** A column's value as a report may show it: short, and no secret. */
final class CellText {
  private static final int WIDTH = 60;
  private static final String HIDDEN = "(hidden)";

  private static final Pattern SECRET =
      Pattern.compile(
          "(.*_)?(password|passwd|secret|token|credential|api_?key|private_?key|access_?key|hash"
              + "|encrypted|signature|salt|otp|pin|authorization|cookie)s?(_.*)?");

  private CellText() {}

  static String of(String column, JsonNode value) {
    if (isHidden(column, value)) {
      return HIDDEN;
    }
    JsonNode shown = withoutSecrets(value);
    String text = shown.isTextual() ? "'" + shown.textValue() + "'" : shown.toString();
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }

  /** A JSON document without the fields whose names say that they are secret. */
  private static JsonNode withoutSecrets(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(
              field -> {
                if (isHidden(field.getKey(), field.getValue())) {
                  copy.put(field.getKey(), HIDDEN);
                } else {
                  copy.set(field.getKey(), withoutSecrets(field.getValue()));
                }
              });
      return copy;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(withoutSecrets(element)));
      return copy;
    }
    return value;
  }

  private static boolean isHidden(String name, JsonNode value) {
    return !value.isNull() && !value.isMissingNode() && isSecret(name) && !isCount(name, value);
  }

  private static boolean isSecret(String name) {
    String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    return SECRET.matcher(words).matches();
  }

  /** Of the tokens that models are paid by, or a flag such as {@code has_password}. */
  private static boolean isCount(String name, JsonNode value) {
    return value.isBoolean()
        || (value.isNumber() && name.toLowerCase(Locale.ROOT).contains("token"));
  }
}

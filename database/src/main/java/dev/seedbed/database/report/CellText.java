package dev.seedbed.database.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
    JsonNode shown = hide(column, value);
    if (shown != value && shown.isTextual()) {
      return HIDDEN;
    }
    String text = shown.isTextual() ? "'" + shown.textValue() + "'" : shown.toString();
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }

  /** The value without what names inside it or its own name say is secret. */
  private static JsonNode hide(String name, JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return value;
    }
    if (isSecret(name) && !isCount(name, value)) {
      return JsonNodeFactory.instance.textNode(HIDDEN);
    }
    if (value instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(entry -> copy.set(entry.getKey(), hide(entry.getKey(), entry.getValue())));
      return copy;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(hide("", element)));
      return copy;
    }
    return value;
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

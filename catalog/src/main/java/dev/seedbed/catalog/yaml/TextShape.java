package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * A text.
 *
 * @param pattern what must be found in it, as a regular expression of both Java and ECMAScript; any
 *     text if it is empty
 */
public record TextShape(String expected, String pattern) implements ScalarShape {
  private static final String NOT_BLANK = "\\S";

  /** Any text that is not blank. */
  public static TextShape of(String expected) {
    return new TextShape(expected, NOT_BLANK);
  }

  @Override
  public boolean isLike(YamlNode node) {
    return node.value().isTextual();
  }

  @Override
  public boolean holds(YamlNode node) {
    return isLike(node) && Pattern.compile(pattern).matcher(node.value().asText()).find();
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode text = SchemaDefinitions.ofType("string");
    if (pattern.isEmpty()) {
      return text;
    }
    text.put("pattern", pattern);
    return pattern.equals(NOT_BLANK) ? text : definitions.orVariable(text);
  }
}

package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A whole number.
 *
 * @param least the smallest
 * @param greatest the greatest
 */
public record WholeShape(String expected, long least, long greatest) implements ScalarShape {
  /** A whole number of 64 bits. */
  public static WholeShape of(String expected) {
    return new WholeShape(expected, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public boolean isLike(YamlNode node) {
    return node.typed().isNumber();
  }

  @Override
  public boolean holds(YamlNode node) {
    JsonNode number = node.typed();
    return number.isIntegralNumber()
        && number.canConvertToLong()
        && number.longValue() >= least
        && number.longValue() <= greatest;
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.orVariable(
        SchemaDefinitions.ofType("integer").put("minimum", least).put("maximum", greatest));
  }
}

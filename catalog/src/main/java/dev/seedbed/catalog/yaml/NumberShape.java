package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A number, whole or not.
 *
 * @param least the smallest
 * @param open whether the smallest itself is too small
 * @param greatest the greatest
 */
public record NumberShape(String expected, double least, boolean open, double greatest)
    implements ScalarShape {

  @Override
  public boolean isLike(YamlNode node) {
    return node.typed().isNumber();
  }

  @Override
  public boolean holds(YamlNode node) {
    JsonNode typed = node.typed();
    double number = typed.doubleValue();
    return typed.isNumber() && (open ? number > least : number >= least) && number <= greatest;
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode number = SchemaDefinitions.ofType("number");
    if (Double.isFinite(least)) {
      number.put(open ? "exclusiveMinimum" : "minimum", least);
    }
    if (Double.isFinite(greatest)) {
      number.put("maximum", greatest);
    }
    return definitions.orVariable(number);
  }
}

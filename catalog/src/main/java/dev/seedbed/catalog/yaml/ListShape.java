package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A list.
 *
 * @param element each of its elements
 * @param least how many there are at least
 */
public record ListShape(String expected, YamlShape element, int least) implements YamlShape {

  @Override
  public boolean isLike(YamlNode node) {
    return node.value().isArray();
  }

  @Override
  public void check(YamlNode node) {
    if (node.elements(expected).size() < least) {
      throw node.wrong(expected);
    }
    node.elements(expected).forEach(element::check);
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode list = SchemaDefinitions.ofType("array");
    list.set("items", element.schema(definitions));
    return least == 0 ? list : list.put("minItems", least);
  }
}

package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One that stands in several places, and once among the definitions of a schema.
 *
 * @param name of the definition, which no other shape of a schema may have
 */
public record DefinedShape(String name, YamlShape shape) implements YamlShape {

  @Override
  public String expected() {
    return shape.expected();
  }

  @Override
  public boolean isLike(YamlNode node) {
    return shape.isLike(node);
  }

  @Override
  public void check(YamlNode node) {
    shape.check(node);
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.reference(name, () -> shape.schema(definitions));
  }
}

package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** True or false. */
public record FlagShape() implements ScalarShape {

  @Override
  public String expected() {
    return "true or false";
  }

  @Override
  public boolean holds(YamlNode node) {
    return node.typed().isBoolean();
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.orVariable(SchemaDefinitions.ofType("boolean"));
  }
}

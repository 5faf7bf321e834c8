package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Text, a number, true or false; null too where it is allowed. */
public record AnyScalarShape(String expected, boolean orNull) implements ScalarShape {

  @Override
  public boolean holds(YamlNode node) {
    JsonNode value = node.value();
    return value.isValueNode() && (orNull || !value.isNull());
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    return orNull
        ? SchemaDefinitions.ofType("string", "number", "boolean", "null")
        : SchemaDefinitions.ofType("string", "number", "boolean");
  }
}

package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nothing, or an empty text. */
public record NothingShape() implements ScalarShape {

  @Override
  public String expected() {
    return "nothing";
  }

  @Override
  public boolean holds(YamlNode node) {
    JsonNode value = node.value();
    return value.isNull() || (value.isTextual() && value.asText().isBlank());
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("enum").addNull().add("");
    return schema;
  }
}

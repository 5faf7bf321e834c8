package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One of some words. */
public record WordShape(String expected, List<String> words) implements ScalarShape {
  public WordShape {
    words = List.copyOf(words);
  }

  /** One of these, and errors list them. */
  public static WordShape of(List<String> words) {
    return new WordShape("one of " + String.join(", ", words), words);
  }

  @Override
  public boolean isLike(YamlNode node) {
    return node.value().isTextual();
  }

  @Override
  public boolean holds(YamlNode node) {
    return isLike(node) && words.contains(node.value().asText());
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    words.forEach(one.putArray("enum")::add);
    return definitions.orVariable(one);
  }
}

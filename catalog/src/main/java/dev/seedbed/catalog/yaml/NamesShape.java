package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A mapping whose keys are names of the user's, such as tables.
 *
 * @param value what stands after each
 * @param least how many there are at least
 * @param greatest how many there are at most
 */
public record NamesShape(String expected, YamlShape value, int least, int greatest)
    implements YamlShape {
  /** A mapping of any size, which may be empty. */
  public static NamesShape of(String expected, YamlShape value) {
    return new NamesShape(expected, value, 0, Integer.MAX_VALUE);
  }

  /** A mapping of at least one key. */
  public static NamesShape some(String expected, YamlShape value) {
    return new NamesShape(expected, value, 1, Integer.MAX_VALUE);
  }

  /** A mapping of one key. */
  public static NamesShape one(String expected, YamlShape value) {
    return new NamesShape(expected, value, 1, 1);
  }

  @Override
  public boolean isLike(YamlNode node) {
    return node.isMapping() || (node.isNothing() && least == 0);
  }

  @Override
  public void check(YamlNode node) {
    int size = node.entries(expected).size();
    if (size > greatest || size < least) {
      throw node.wrong(expected);
    }
    node.entries(expected).forEach(value::check);
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode mapping =
        least == 0
            ? SchemaDefinitions.ofType("object", "null")
            : SchemaDefinitions.ofType("object").put("minProperties", least);
    if (greatest < Integer.MAX_VALUE) {
      mapping.put("maxProperties", greatest);
    }
    mapping.set("additionalProperties", value.schema(definitions));
    return mapping;
  }
}

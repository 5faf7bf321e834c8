package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One of several; which one is told by the kind of what stands there.
 *
 * @param shapes of which the first that is like it is the one that counts
 */
public record EitherShape(String expected, List<YamlShape> shapes) implements YamlShape {
  public EitherShape {
    shapes = List.copyOf(shapes);
  }

  /** One of these. */
  public static EitherShape of(String expected, YamlShape... shapes) {
    return new EitherShape(expected, List.of(shapes));
  }

  @Override
  public boolean isLike(YamlNode node) {
    return shapes.stream().anyMatch(each -> each.isLike(node));
  }

  @Override
  public void check(YamlNode node) {
    shapes.stream()
        .filter(each -> each.isLike(node))
        .findFirst()
        .orElseThrow(() -> node.wrong(expected))
        .check(node);
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode either = JsonNodeFactory.instance.objectNode();
    ArrayNode all = either.putArray("anyOf");
    shapes.forEach(each -> all.add(each.schema(definitions)));
    return either;
  }
}

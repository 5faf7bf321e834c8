package dev.seedbed.assertions.rule.pack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A YAML file as a tree that still knows its lines.
 *
 * @param file how errors name it
 * @param root what it holds; an empty mapping if it is empty
 * @param lines the line of each key and list element, by its path, such as {@code
 *     /rules/NS001/severity}
 */
record PackDocument(String file, ObjectNode root, Map<String, Integer> lines) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  PackDocument {
    lines = Map.copyOf(lines);
  }

  /** Reads a file whose first line is this one of what errors name. */
  static PackDocument parse(String file, String text, int firstLine) {
    Map<String, Integer> lines = new HashMap<>();
    YAMLFactory factory = new YAMLFactory();
    factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    try (JsonParser parser = factory.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return new PackDocument(file, NODES.objectNode(), lines);
      }
      JsonNode root = new Tree(parser, lines, firstLine - 1).node(first, "");
      if (root instanceof ObjectNode mapping) {
        return new PackDocument(file, mapping, lines);
      }
      throw PackErrors.notMapping(file + ", line " + firstLine, root);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw PackErrors.notYaml(file + ", line " + (line + firstLine - 1), e);
    } catch (IOException e) {
      throw PackErrors.unreadable(file, e);
    }
  }

  /** The line of what stands at a path, or of what it stands in. */
  int line(String path) {
    @Nullable Integer line = lines.get(path);
    if (line != null) {
      return line;
    }
    int parent = path.lastIndexOf('/');
    return parent < 0 ? 1 : line(path.substring(0, parent));
  }

  /** File and line of what stands at a path. */
  String place(String path) {
    return file + ", line " + line(path);
  }

  /** Token by token, because Jackson's own tree would no longer know its lines. */
  private record Tree(JsonParser parser, Map<String, Integer> lines, int linesBefore) {

    JsonNode node(JsonToken token, String path) throws IOException {
      return switch (token) {
        case START_OBJECT -> mapping(path);
        case START_ARRAY -> list(path);
        case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
        case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
        case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
        case VALUE_NULL -> NODES.nullNode();
        default -> NODES.textNode(parser.getText());
      };
    }

    private ObjectNode mapping(String path) throws IOException {
      ObjectNode mapping = NODES.objectNode();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        String below = path + "/" + name;
        lines.put(below, here());
        mapping.set(name, node(parser.nextToken(), below));
      }
      return mapping;
    }

    private ArrayNode list(String path) throws IOException {
      ArrayNode list = NODES.arrayNode();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        String below = path + "/" + list.size();
        lines.put(below, here());
        list.add(node(token, below));
      }
      return list;
    }

    private int here() {
      return parser.currentTokenLocation().getLineNr() + linesBefore;
    }
  }
}

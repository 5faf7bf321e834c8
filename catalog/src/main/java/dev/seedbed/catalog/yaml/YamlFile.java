package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file into a tree that still knows its lines.
 *
 * <p>In its texts, not in its keys, a name in braces after a dollar stands for an environment
 * variable, with {@code :-} and a default behind the name for one that may be unset or empty; a
 * second dollar before it says that none is meant. A key that stands twice in one mapping, a second
 * document and an alias are errors.
 */
public final class YamlFile {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final YAMLParser parser;
  private final YamlSource source;
  private final @Nullable UnaryOperator<@Nullable String> environment;

  private YamlFile(
      YAMLParser parser, YamlSource source, @Nullable UnaryOperator<@Nullable String> environment) {
    this.parser = parser;
    this.source = source;
    this.environment = environment;
  }

  /**
   * What a file holds, with variables of this process's environment.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it cannot be read, is no YAML, or names a
   *     variable that is not set
   */
  public static YamlNode read(Path file) {
    return read(file, System::getenv);
  }

  /** The same with variables from elsewhere. */
  public static YamlNode read(Path file, UnaryOperator<@Nullable String> environment) {
    String name = file.toString();
    try {
      return parse(name, Files.readString(file), environment);
    } catch (IOException e) {
      throw YamlErrors.unreadable(name, e);
    }
  }

  /**
   * What a text holds, in which nothing stands for a variable.
   *
   * @param file how errors name it
   */
  public static YamlNode parse(String file, String text) {
    return parse(file, text, null);
  }

  private static YamlNode parse(
      String file, String text, @Nullable UnaryOperator<@Nullable String> environment) {
    YamlSource source = YamlSource.of(file);
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      YamlFile reader = new YamlFile(parser, source, environment);
      JsonToken first = parser.nextToken();
      JsonNode root = first == null ? NODES.nullNode() : reader.node(first, "");
      if (first != null && parser.nextToken() != null) {
        throw YamlErrors.notYaml(reader.here(), "a second document");
      }
      return YamlNode.root(source, root);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw YamlErrors.notYaml(file + ", line " + line, e);
    } catch (IOException e) {
      throw YamlErrors.unreadable(file, e);
    }
  }

  private JsonNode node(JsonToken token, String path) throws IOException {
    if (parser.isCurrentAlias()) {
      throw YamlErrors.notYaml(here(), "an alias of something else, which is not followed");
    }
    return switch (token) {
      case START_OBJECT -> mapping(path);
      case START_ARRAY -> list(path);
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(text(parser.getText(), path));
    };
  }

  private String text(String text, String path) {
    if (environment == null || !Variables.in(text)) {
      return text;
    }
    source.written().put(path, text);
    return Variables.put(text, environment, here());
  }

  private ObjectNode mapping(String path) throws IOException {
    ObjectNode mapping = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      String below = path + YamlSource.BELOW + name;
      if (mapping.has(name)) {
        throw YamlErrors.twice(name, here(), source.line(below));
      }
      source.lines().put(below, line());
      mapping.set(name, node(parser.nextToken(), below));
    }
    return mapping;
  }

  private ArrayNode list(String path) throws IOException {
    ArrayNode list = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      String below = path + YamlSource.BELOW + list.size();
      source.lines().put(below, line());
      list.add(node(token, below));
    }
    return list;
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private String here() {
    return source.file() + ", line " + line();
  }
}

package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seedbed.catalog.SeedbedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands after a key of a file or in a list, or all of the file.
 *
 * <p>A text that came from an environment variable is taken for the number, or for the true or
 * false, that it spells where one of these is asked for.
 */
public final class YamlNode {
  private final YamlSource source;
  private final String path;
  private final String name;
  private final JsonNode value;

  private YamlNode(YamlSource source, String path, String name, JsonNode value) {
    this.source = source;
    this.path = path;
    this.name = name;
    this.value = value;
  }

  static YamlNode root(YamlSource source, JsonNode value) {
    return new YamlNode(source, "", "", value);
  }

  /** A text from where there are only texts. */
  static YamlNode spelled(String text) {
    YamlSource source = YamlSource.of("");
    source.written().put("", text);
    return root(source, JsonNodeFactory.instance.textNode(text));
  }

  /** The key; of an element of a list that of the list. */
  public String name() {
    return name;
  }

  /** How errors name the file. */
  public String file() {
    return source.file();
  }

  /** The line of the key, or of the element of a list; 1 for all of the file. */
  public int line() {
    return source.line(path);
  }

  /** File and line. */
  public String place() {
    return source.place(path);
  }

  /** What stands here, with variables put in. */
  public JsonNode value() {
    return value;
  }

  /** Whether keys stand here. */
  public boolean isMapping() {
    return value.isObject();
  }

  /** Whether nothing stands here. */
  public boolean isNothing() {
    return value.isNull();
  }

  /** Whether this very word stands here. */
  public boolean is(String word) {
    return value.isTextual() && value.asText().equals(word);
  }

  /** What stands after the key, if the key is there. */
  public Optional<YamlNode> find(String key) {
    return value.has(key) ? Optional.of(below(key)) : Optional.empty();
  }

  /** What stands after each key; nothing if nothing stands here. */
  public List<YamlNode> entries(String expected) {
    if (value.isNull()) {
      return List.of();
    }
    if (!value.isObject()) {
      throw wrong(expected);
    }
    List<YamlNode> entries = new ArrayList<>();
    value.fieldNames().forEachRemaining(key -> entries.add(below(key)));
    return entries;
  }

  /** The elements of a list. */
  public List<YamlNode> elements(String expected) {
    if (!value.isArray()) {
      throw wrong(expected);
    }
    List<YamlNode> elements = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      elements.add(new YamlNode(source, path + YamlSource.BELOW + i, name, value.get(i)));
    }
    return elements;
  }

  private YamlNode below(String key) {
    return new YamlNode(source, path + YamlSource.BELOW + key, key, value.get(key));
  }

  /**
   * This file, which must be a mapping.
   *
   * @param example a line that could stand in it
   */
  public YamlNode mapping(String example) {
    if (!value.isObject() && !value.isNull()) {
      throw YamlErrors.notMapping(place(), value, example);
    }
    return this;
  }

  /** A whole number. */
  public long whole(String expected) {
    JsonNode number = typed();
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      throw wrong(expected);
    }
    return number.longValue();
  }

  /** Any number. */
  public BigDecimal number(String expected) {
    JsonNode number = typed();
    if (!number.isNumber()) {
      throw wrong(expected);
    }
    return number.decimalValue();
  }

  /** True or false. */
  public boolean flag(String expected) {
    JsonNode flag = typed();
    if (!flag.isBoolean()) {
      throw wrong(expected);
    }
    return flag.booleanValue();
  }

  /** Text. */
  public String text(String expected) {
    if (!value.isTextual() || value.asText().isBlank()) {
      throw wrong(expected);
    }
    return value.asText();
  }

  /** Text, a number, true, false or null. */
  public @Nullable Object scalar(String expected) {
    JsonNode scalar = typed();
    if (scalar.isContainerNode()) {
      throw wrong(expected);
    }
    if (scalar.isNull()) {
      return null;
    }
    return scalar.isBoolean() ? (Object) scalar.booleanValue() : value.asText();
  }

  /** What is made of this; an error with the line if nothing can be. */
  public <T> T read(String expected, Function<YamlNode, T> reader) {
    try {
      return reader.apply(this);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw YamlErrors.wrong(this, expected, e);
    }
  }

  /** What stands here, each text that came from a variable as the number or truth it spells. */
  public JsonNode typed() {
    if (value.isObject()) {
      ObjectNode typed = JsonNodeFactory.instance.objectNode();
      entries("").forEach(each -> typed.set(each.name, each.typed()));
      return typed;
    }
    if (value.isArray()) {
      ArrayNode typed = JsonNodeFactory.instance.arrayNode();
      elements("").forEach(each -> typed.add(each.typed()));
      return typed;
    }
    return value.isTextual() && source.written().containsKey(path)
        ? Scalars.typed(value.asText())
        : value;
  }

  /** What stands here in the file itself, before variables are put in. */
  JsonNode written() {
    if (value.isObject()) {
      ObjectNode written = JsonNodeFactory.instance.objectNode();
      entries("").forEach(each -> written.set(each.name, each.written()));
      return written;
    }
    if (value.isArray()) {
      ArrayNode written = JsonNodeFactory.instance.arrayNode();
      elements("").forEach(each -> written.add(each.written()));
      return written;
    }
    @Nullable String text = source.written().get(path);
    return text == null ? value : JsonNodeFactory.instance.textNode(text);
  }

  /**
   * What of a text is written in the file itself; what comes from variables is left out, their
   * defaults are not.
   */
  public String literal() {
    @Nullable String text = source.written().get(path);
    return text == null ? value.asText() : Variables.literals(text);
  }

  /** Says that something else ought to stand here. */
  public SeedbedException wrong(String expected) {
    return YamlErrors.wrong(this, expected, null);
  }

  /**
   * Says that nobody knows the key.
   *
   * @param kind what keys are here: {@code key}, {@code rule}
   * @param expected which there are, in words
   */
  public SeedbedException unknown(String kind, Collection<String> known, String expected) {
    return YamlErrors.unknown(kind, name, place(), known, expected);
  }
}

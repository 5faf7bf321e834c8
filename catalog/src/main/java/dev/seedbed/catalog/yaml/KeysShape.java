package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping whose keys are known.
 *
 * <pre>{@code
 * KeysShape.of("key").with("seed", WholeShape.of("a whole number"), "the seed of all values");
 * }</pre>
 *
 * @param expected what ought to stand there, in words
 * @param word what keys are here: {@code key}, {@code entity}
 * @param of whose keys they are, such as {@code an exemption}; empty if that is plain
 * @param keys in the order in which errors list them
 * @param others what stands after keys that are not known; null if there may be none
 * @param one whether there must be exactly one of them
 */
public record KeysShape(
    String expected,
    String word,
    String of,
    Map<String, Key> keys,
    @Nullable YamlShape others,
    boolean one)
    implements YamlShape {
  public KeysShape {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /** Without keys yet. */
  public static KeysShape of(String word) {
    return new KeysShape("", word, "", Map.of(), null, false);
  }

  /** The same keys of something: {@code of("key").of("an exemption")}. */
  public KeysShape belongingTo(String owner) {
    return new KeysShape(expected, word, owner, keys, others, one);
  }

  /** The same with other words for it. */
  public KeysShape called(String words) {
    return new KeysShape(words, word, of, keys, others, one);
  }

  /** The same, but exactly one of the keys. */
  public KeysShape onlyOne(String words) {
    return new KeysShape(words, word, of, keys, others, true);
  }

  /** The same with names of the user's besides. */
  public KeysShape orOthers(YamlShape shape) {
    return new KeysShape(expected, word, of, keys, shape, one);
  }

  /** With a key that may be missing. */
  public KeysShape with(String key, YamlShape shape, String description) {
    return with(key, new Key(shape, description, null, null));
  }

  /** With a key that must be there. */
  public KeysShape withRequired(String key, YamlShape shape, String description, String example) {
    return with(key, new Key(shape, description, example, null));
  }

  /** With a key. */
  public KeysShape with(String key, Key definition) {
    Map<String, Key> more = new LinkedHashMap<>(keys);
    more.put(key, definition);
    return new KeysShape(expected, word, of, more, others, one);
  }

  /** With all keys of another mapping. */
  public KeysShape with(KeysShape other) {
    Map<String, Key> more = new LinkedHashMap<>(keys);
    more.putAll(other.keys);
    return new KeysShape(expected, word, of, more, others, one);
  }

  @Override
  public String expected() {
    return expected.isEmpty()
        ? "a mapping with some of the keys " + String.join(", ", keys.keySet())
        : expected;
  }

  @Override
  public boolean isLike(YamlNode node) {
    return node.isMapping() || (node.isNothing() && !one && required().isEmpty());
  }

  @Override
  public void check(YamlNode node) {
    checkKeys(node);
    for (YamlNode each : node.entries(expected())) {
      Key key = keys.get(each.name());
      if (key != null) {
        key.shape().check(each);
      } else if (others != null) {
        others.check(each);
      }
    }
  }

  /** Makes sure that the keys are right, whatever stands after them. */
  public void checkKeys(YamlNode node) {
    List<YamlNode> entries = node.entries(expected());
    if (one && entries.size() != 1) {
      throw node.wrong(expected());
    }
    for (YamlNode each : entries) {
      if (others == null && !keys.containsKey(each.name())) {
        Collection<String> known = keys.keySet();
        String kind = of.isEmpty() ? word : word + " of " + of;
        throw each.unknown(kind, known, "one of " + String.join(", ", known));
      }
    }
    keys.forEach(
        (name, key) -> {
          if (key.isRequired() && node.find(name).isEmpty()) {
            String whose = of.isEmpty() ? "" : " given for " + of;
            throw YamlErrors.missing(name, whose, node.place(), key);
          }
        });
  }

  private List<String> required() {
    return keys.entrySet().stream()
        .filter(each -> each.getValue().isRequired())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    boolean orNothing = !one && required().isEmpty();
    ObjectNode mapping =
        orNothing ? SchemaDefinitions.ofType("object", "null") : SchemaDefinitions.ofType("object");
    ObjectNode properties = mapping.putObject("properties");
    keys.forEach(
        (name, key) -> {
          ObjectNode property = JsonNodeFactory.instance.objectNode();
          property.put("description", key.description());
          property.setAll(key.shape().schema(definitions));
          properties.set(name, property);
        });
    if (others == null) {
      mapping.put("additionalProperties", false);
    } else {
      mapping.set("additionalProperties", others.schema(definitions));
    }
    if (one) {
      mapping.put("minProperties", 1).put("maxProperties", 1);
    }
    if (!required().isEmpty()) {
      ArrayNode names = mapping.putArray("required");
      required().forEach(names::add);
    }
    return mapping;
  }
}

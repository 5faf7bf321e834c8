package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The parts of a JSON Schema that others refer to. */
public final class SchemaDefinitions {
  private static final String VARIABLE = "variable";

  private final Map<String, ObjectNode> byName = new TreeMap<>();

  private SchemaDefinitions() {}

  /**
   * A whole schema, in the form of JSON Schema 2020-12.
   *
   * @param title what files of this shape are called
   */
  public static ObjectNode document(String title, YamlShape shape) {
    SchemaDefinitions definitions = new SchemaDefinitions();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("title", title);
    document.setAll(shape.schema(definitions));
    ObjectNode all = document.putObject("$defs");
    definitions.byName.forEach(all::set);
    return document;
  }

  static ObjectNode ofType(String... types) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (types.length == 1) {
      return schema.put("type", types[0]);
    }
    ArrayNode all = schema.putArray("type");
    for (String type : types) {
      all.add(type);
    }
    return schema;
  }

  ObjectNode reference(String name, Supplier<ObjectNode> definition) {
    if (!byName.containsKey(name)) {
      byName.put(name, ofType("object"));
      byName.put(name, definition.get());
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
  }

  /** The same, or a text that a variable is put into: what comes out is only known then. */
  ObjectNode orVariable(ObjectNode schema) {
    ObjectNode either = JsonNodeFactory.instance.objectNode();
    either.putArray("anyOf").add(schema).add(reference(VARIABLE, SchemaDefinitions::variable));
    return either;
  }

  private static ObjectNode variable() {
    return ofType("string")
        .put("description", "${NAME} or ${NAME:-default}, from the environment")
        .put("pattern", Variables.PATTERN);
  }
}

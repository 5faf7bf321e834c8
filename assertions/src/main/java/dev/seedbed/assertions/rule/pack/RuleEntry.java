package dev.seedbed.assertions.rule.pack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Origin;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a pack says of one rule.
 *
 * @param path of the rule in the document
 * @param value what stands after its name
 */
record RuleEntry(PackDocument document, String path, JsonNode value) {
  private static final List<String> KEYS = List.of("severity", "required", "exempt");
  private static final List<String> EXEMPTION_KEYS =
      List.of("objects", "database", "reason", "until");

  PackedRule applyTo(PackedRule before) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!value.isObject()) {
      throw PackErrors.wrongValue(
          name, document.place(path), "on, off, or a mapping of parameters", value);
    }
    RuleParameters parameters = new RuleParameters(before.rule());
    Map<String, JsonNode> given = new LinkedHashMap<>();
    PackedRule after = before;
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      String key = each.getKey();
      JsonNode node = each.getValue();
      if (key.equals("severity")) {
        after = after.with(severity(node));
      } else if (key.equals("required")) {
        after = after.required(flag(node));
      } else if (key.equals("exempt")) {
        after = after.exempting(exemptions(node));
      } else if (parameters.has(key)) {
        given.put(key, node);
      } else {
        List<String> known = Stream.concat(parameters.keys().stream(), KEYS.stream()).toList();
        throw unknown(key, path + "/" + key, "key of rule " + name, known);
      }
    }
    return given.isEmpty() ? after : after.with(parameters.with(given, document, path));
  }

  private RuntimeException unknown(String key, String at, String kind, List<String> known) {
    return PackErrors.unknown(
        kind, key, document.place(at), known, "one of " + String.join(", ", known));
  }

  private Severity severity(JsonNode node) {
    return Arrays.stream(Severity.values())
        .filter(each -> each.toString().equals(node.asText()))
        .findFirst()
        .orElseThrow(
            () ->
                PackErrors.wrongValue(
                    "severity",
                    document.place(path + "/severity"),
                    "error, warning or info",
                    node));
  }

  private boolean flag(JsonNode node) {
    if (!node.isBoolean()) {
      throw PackErrors.wrongValue(
          "required", document.place(path + "/required"), "true or false", node);
    }
    return node.booleanValue();
  }

  private List<Exemption> exemptions(JsonNode list) {
    if (!list.isArray()) {
      throw PackErrors.wrongValue(
          "exempt", document.place(path + "/exempt"), "a list of objects with reasons", list);
    }
    List<Exemption> exemptions = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      exemptions.add(exemption(list.get(i), path + "/exempt/" + i));
    }
    return exemptions;
  }

  private Exemption exemption(JsonNode node, String at) {
    if (!node.isObject()) {
      throw PackErrors.wrongValue(
          "exempt", document.place(at), "a mapping with objects and reason", node);
    }
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      if (!EXEMPTION_KEYS.contains(each.getKey())) {
        throw unknown(
            each.getKey(), at + "/" + each.getKey(), "key of an exemption", EXEMPTION_KEYS);
      }
    }
    String objects = text(node, "objects", at, "nobody could tell what is exempt");
    String reason = text(node, "reason", at, "an exemption that nobody explained stays for ever");
    String database =
        node.has("database") ? text(node, "database", at, "an empty name is no database's") : null;
    return new Exemption(objects, database, reason, until(node, at), origin(at));
  }

  private @Nullable Origin origin(String at) {
    boolean own = PackSource.File.isOne(document.file());
    return own ? new Origin(document.file(), document.line(at)) : null;
  }

  private String text(JsonNode node, String key, String at, String why) {
    JsonNode text = node.path(key);
    if (text.isMissingNode() || text.asText().isBlank()) {
      throw PackErrors.missing(key, "an exemption", document.place(at), why);
    }
    if (!text.isTextual()) {
      throw PackErrors.wrongValue(key, document.place(at + "/" + key), "text", text);
    }
    return text.asText();
  }

  private @Nullable LocalDate until(JsonNode node, String at) {
    JsonNode until = node.path("until");
    if (until.isMissingNode()) {
      return null;
    }
    try {
      return LocalDate.parse(until.asText());
    } catch (DateTimeParseException e) {
      throw PackErrors.wrongValue(
          "until", document.place(at + "/until"), "a date such as 2027-01-31", until);
    }
  }
}

package dev.seedbed.assertions.rule.pack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a pack with all that it extends: what is read later has the last word. */
final class PackReader {
  private static final List<String> KEYS =
      List.of("description", "extends", "include", "sql", "rules");

  /** Every rule that there is, by id; those written in SQL as their packs are read. */
  private final Map<String, Rule> known = new TreeMap<>();

  private final Map<String, PackedRule> rules = new LinkedHashMap<>();

  private PackReader() {
    Rules.all().forEach(rule -> known.put(rule.info().id(), rule));
  }

  static RulePack read(PackSource source) {
    PackReader reader = new PackReader();
    reader.take(source, List.of(source.name()));
    return new RulePack(source.name(), List.copyOf(reader.rules.values()));
  }

  private void take(PackSource source, List<String> chain) {
    PackDocument document = PackDocument.parse(source.name(), source.text(), 1);
    document
        .root()
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw PackErrors.unknown(
                    "key",
                    key,
                    document.place("/" + key),
                    KEYS,
                    "one of " + String.join(", ", KEYS));
              }
            });
    for (String written : texts(document, "extends")) {
      extend(source.extended(written, document.place("/extends")), document, chain);
    }
    include(document);
    for (String pattern : texts(document, "sql")) {
      source.sqlRules(pattern, document.place("/sql")).forEach(rule -> add(rule, document));
    }
    JsonNode ofRules = document.root().path("rules");
    if (ofRules.isObject()) {
      ofRules.properties().forEach(each -> rule(document, each.getKey(), each.getValue()));
    } else if (!ofRules.isMissingNode() && !ofRules.isNull()) {
      throw PackErrors.wrongValue(
          "rules",
          document.place("/rules"),
          "a mapping of rules' ids to on, off or parameters",
          ofRules);
    }
  }

  private void extend(PackSource parent, PackDocument document, List<String> chain) {
    List<String> longer = new ArrayList<>(chain);
    longer.add(parent.name());
    if (chain.contains(parent.name())) {
      throw PackErrors.circle(document.place("/extends"), longer);
    }
    take(parent, longer);
  }

  private void add(Rule rule, PackDocument document) {
    String id = rule.info().id();
    String slug = rule.info().slug();
    boolean taken =
        known.values().stream()
            .anyMatch(each -> each.info().id().equals(id) || each.info().slug().equals(slug));
    if (taken) {
      throw PackErrors.taken(rule.info(), document.place("/sql"));
    }
    known.put(id, rule);
    rules.put(id, PackedRule.of(rule));
  }

  private void include(PackDocument document) {
    JsonNode include = document.root().path("include");
    if (include.isMissingNode()) {
      return;
    }
    boolean all = include.asText().equals("all");
    if (!all && !include.asText().equals("recommended")) {
      throw PackErrors.wrongValue(
          "include", document.place("/include"), "recommended or all", include);
    }
    known.values().stream()
        .filter(rule -> all || !rule.info().optIn())
        .forEach(rule -> rules.putIfAbsent(rule.info().id(), PackedRule.of(rule)));
  }

  private void rule(PackDocument document, String written, JsonNode value) {
    String path = "/rules/" + written;
    Rule rule = rule(written, document.place(path));
    String id = rule.info().id();
    if (isSwitch(value, "off", false)) {
      rules.remove(id);
      return;
    }
    PackedRule before = rules.getOrDefault(id, PackedRule.of(rule));
    rules.put(
        id,
        isSwitch(value, "on", true)
            ? before
            : new RuleEntry(document, path, value).applyTo(before));
  }

  private Rule rule(String written, String place) {
    return known.values().stream()
        .filter(each -> written.equals(each.info().id()) || written.equals(each.info().slug()))
        .findFirst()
        .orElseThrow(
            () ->
                PackErrors.unknown(
                    "rule",
                    written,
                    place,
                    known.values().stream()
                        .flatMap(each -> Stream.of(each.info().id(), each.info().slug()))
                        .toList(),
                    "the id or slug of a rule"));
  }

  /** YAML 1.1 has on and off for true and false; so does the parser in some versions. */
  private static boolean isSwitch(JsonNode value, String word, boolean meaning) {
    return value.isBoolean()
        ? value.booleanValue() == meaning
        : value.isTextual() && value.asText().equals(word);
  }

  /** One text or a list of some. */
  private static List<String> texts(PackDocument document, String key) {
    JsonNode value = document.root().path(key);
    if (value.isMissingNode()) {
      return List.of();
    }
    List<JsonNode> nodes = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(nodes::add);
    } else {
      nodes.add(value);
    }
    for (JsonNode node : nodes) {
      if (!node.isTextual()) {
        throw PackErrors.wrongValue(
            key, document.place("/" + key), "text, or a list of texts", value);
      }
    }
    return nodes.stream().map(JsonNode::asText).toList();
  }
}

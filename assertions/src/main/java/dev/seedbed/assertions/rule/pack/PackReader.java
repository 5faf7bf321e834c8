package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.catalog.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a pack with all that it extends: what is read later has the last word. */
final class PackReader {
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
    YamlNode document = source.document();
    source.keys().checkKeys(document);
    for (YamlNode written : texts(document, source.parents())) {
      extend(source.extended(written), written, chain);
    }
    document.find("description").ifPresent(node -> node.text("text"));
    document.find("include").ifPresent(this::include);
    for (YamlNode pattern : texts(document, "sql")) {
      source.sqlRules(pattern).forEach(rule -> add(rule, pattern));
    }
    document.find("rules").ifPresent(node -> node.entries(PackShape.RULES).forEach(this::rule));
  }

  private void extend(PackSource parent, YamlNode written, List<String> chain) {
    List<String> longer = new ArrayList<>(chain);
    longer.add(parent.name());
    if (chain.contains(parent.name())) {
      throw PackErrors.circle(written.place(), longer);
    }
    take(parent, longer);
  }

  private void add(Rule rule, YamlNode pattern) {
    String id = rule.info().id();
    String slug = rule.info().slug();
    boolean taken =
        known.values().stream()
            .anyMatch(each -> each.info().id().equals(id) || each.info().slug().equals(slug));
    if (taken) {
      throw PackErrors.taken(rule.info(), pattern.place());
    }
    known.put(id, rule);
    rules.put(id, PackedRule.of(rule));
  }

  private void include(YamlNode node) {
    PackShape.INCLUDE.check(node);
    known.values().stream()
        .filter(rule -> node.is("all") || !rule.info().optIn())
        .forEach(rule -> rules.putIfAbsent(rule.info().id(), PackedRule.of(rule)));
  }

  private void rule(YamlNode entry) {
    Rule rule = called(entry);
    PackShape.entry(rule, entry.name()).check(entry);
    String id = rule.info().id();
    if (isSwitch(entry, "off", false)) {
      rules.remove(id);
      return;
    }
    PackedRule before = rules.getOrDefault(id, PackedRule.of(rule));
    rules.put(id, isSwitch(entry, "on", true) ? before : new RuleEntry(entry).applyTo(before));
  }

  private Rule called(YamlNode entry) {
    String written = entry.name();
    return known.values().stream()
        .filter(each -> written.equals(each.info().id()) || written.equals(each.info().slug()))
        .findFirst()
        .orElseThrow(
            () ->
                entry.unknown(
                    "rule",
                    known.values().stream()
                        .flatMap(each -> Stream.of(each.info().id(), each.info().slug()))
                        .toList(),
                    "the id or slug of a rule"));
  }

  /** YAML 1.1 has on and off for true and false; so does the parser in some versions. */
  static boolean isSwitch(YamlNode node, String word, boolean meaning) {
    return node.is(word) || (node.typed().isBoolean() && node.typed().booleanValue() == meaning);
  }

  /** One text or a list of some. */
  static List<YamlNode> texts(YamlNode document, String key) {
    return document
        .find(key)
        .map(
            node -> {
              PackShape.TEXTS.check(node);
              return node.value().isArray() ? node.elements("a list") : List.of(node);
            })
        .orElse(List.of());
  }
}

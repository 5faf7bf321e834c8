package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.yaml.YamlNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pack says of one rule.
 *
 * @param node a mapping of the shape that the rule has
 */
record RuleEntry(YamlNode node) {

  PackedRule applyTo(PackedRule before) {
    Map<String, YamlNode> given = new LinkedHashMap<>();
    PackedRule after = before;
    for (YamlNode each : node.entries(PackShape.ENTRY)) {
      switch (each.name()) {
        case "severity" ->
            after = after.with(Severity.valueOf(each.text("").toUpperCase(Locale.ROOT)));
        case "required" -> after = after.required(each.flag(""));
        case "exempt" ->
            after = after.exempting(each.elements("").stream().map(RuleEntry::exemption).toList());
        default -> given.put(each.name(), each);
      }
    }
    return given.isEmpty()
        ? after
        : after.with(new RuleParameters(before.rule()).with(given, node.place()));
  }

  static Exemption exemption(YamlNode node) {
    return new Exemption(
        text(node, "objects"),
        node.find("database").map(it -> it.text("text")).orElse(null),
        text(node, "reason"),
        node.find("until").map(RuleEntry::day).orElse(null),
        origin(node));
  }

  private static String text(YamlNode node, String key) {
    return node.find(key).orElseThrow().text("text");
  }

  private static @Nullable Origin origin(YamlNode node) {
    return PackSource.File.isOne(node.file()) ? new Origin(node.file(), node.line()) : null;
  }

  private static LocalDate day(YamlNode node) {
    try {
      return LocalDate.parse(node.text("a date"));
    } catch (DateTimeParseException e) {
      throw node.wrong("a date such as 2027-01-31");
    }
  }
}

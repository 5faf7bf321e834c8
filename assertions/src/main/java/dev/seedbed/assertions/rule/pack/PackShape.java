package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.yaml.DefinedShape;
import dev.seedbed.catalog.yaml.EitherShape;
import dev.seedbed.catalog.yaml.FlagShape;
import dev.seedbed.catalog.yaml.Key;
import dev.seedbed.catalog.yaml.KeysShape;
import dev.seedbed.catalog.yaml.ListShape;
import dev.seedbed.catalog.yaml.TextShape;
import dev.seedbed.catalog.yaml.WordShape;
import dev.seedbed.catalog.yaml.YamlShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What may stand in a pack. */
final class PackShape {
  static final String RULES = "a mapping of rules' ids to on, off or parameters";
  static final String ENTRY = "on, off, or a mapping of parameters";
  static final YamlShape SEVERITY =
      new WordShape(
          "error, warning or info",
          Arrays.stream(Severity.values()).map(Severity::toString).toList());
  static final YamlShape TEXTS =
      EitherShape.of(
          "text, or a list of texts",
          TextShape.of("text"),
          new ListShape("text, or a list of texts", TextShape.of("text"), 0));
  static final YamlShape INCLUDE =
      new WordShape("recommended or all", List.of("recommended", "all"));

  private static final YamlShape SWITCH =
      new DefinedShape(
          "switch",
          EitherShape.of(ENTRY, new FlagShape(), new WordShape(ENTRY, List.of("on", "off"))));

  private static final KeysShape EXEMPTION =
      exempting("names, or a glob on names, such as billing.legacy_*")
          .with("database", TextShape.of("text"), "the only database in which it holds")
          .with(reasons());

  /** What stands after the name of a rule on code. */
  static final YamlShape CODE_ENTRY =
      entry(
          KeysShape.of("key")
              .belongingTo("a rule on code")
              .with(
                  "exempt",
                  new ListShape(
                      "a list of objects with reasons",
                      exempting(
                              "names, or a glob on names, such as com.example.legacy.**, of classes or"
                                  + " members")
                          .with(reasons()),
                      0),
                  "what it lets pass"));

  private static final KeysShape OF_EVERY_RULE =
      KeysShape.of("key")
          .with("severity", new DefinedShape("severity", SEVERITY), "how bad its findings are")
          .with(
              "required",
              new DefinedShape("flag", new FlagShape()),
              "whether having nothing to look at is a failure")
          .with(
              "exempt",
              new DefinedShape(
                  "exemptions", new ListShape("a list of objects with reasons", EXEMPTION, 0)),
              "what it lets pass");

  /** Whatever they are called: reading a rule finds out whether there is one of that name. */
  static final KeysShape ANY_RULES =
      KeysShape.of("rule").called(RULES).orOthers(new DefinedShape("rule", entry(OF_EVERY_RULE)));

  private PackShape() {}

  private static KeysShape exempting(String objects) {
    return KeysShape.of("key")
        .belongingTo("an exemption")
        .called("a mapping with objects and reason")
        .with(
            "objects",
            new Key(
                TextShape.of("text"), objects, "objects: …", "nobody could tell what is exempt"));
  }

  private static KeysShape reasons() {
    return KeysShape.of("key")
        .with(
            "reason",
            new Key(
                TextShape.of("text"),
                "why they may be as they are",
                "reason: …",
                "an exemption that nobody explained stays for ever"))
        .with(
            "until",
            new TextShape("a date such as 2027-01-31", "^\\d{4}-\\d\\d-\\d\\d$"),
            "the last day on which it holds");
  }

  /** The keys of a pack's file. */
  static KeysShape file() {
    return KeysShape.of("key")
        .with("description", TextShape.of("text"), "what the pack is for")
        .with("extends", TEXTS, "packs that this one builds on: their names, or paths of files")
        .with(inline(ANY_RULES));
  }

  /**
   * Those of them with which a file of settings goes on.
   *
   * @param rules what stands after the names of rules
   */
  static KeysShape inline(KeysShape rules) {
    return KeysShape.of("key")
        .with("include", INCLUDE, "all of Seedbed's rules, or those that are no matter of taste")
        .with("sql", TEXTS, "paths of files with rules in SQL, such as rules/*.sql")
        .with("rules", rules, "what becomes of each rule, by its id or slug");
  }

  /** Seedbed's rules by id and slug; others are rules in SQL, which nobody knows beforehand. */
  static KeysShape eachRule() {
    KeysShape rules = ANY_RULES;
    for (Rule rule : Rules.all()) {
      String id = rule.info().id();
      YamlShape entry = new DefinedShape(id, entry(rule, id));
      rules =
          rules
              .with(id, entry, rule.info().title())
              .with(rule.info().slug(), entry, rule.info().title());
    }
    return rules;
  }

  /** What may stand after the name of a rule, as it is written. */
  static YamlShape entry(Rule rule, String written) {
    KeysShape keys = KeysShape.of("key").belongingTo("rule " + written);
    for (Map.Entry<String, YamlShape> each : new RuleParameters(rule).shapes().entrySet()) {
      keys = keys.with(each.getKey(), each.getValue(), each.getValue().expected());
    }
    return entry(keys.with(OF_EVERY_RULE));
  }

  private static YamlShape entry(KeysShape keys) {
    return EitherShape.of(ENTRY, SWITCH, keys);
  }
}

package dev.seedbed.assertions.rule.pack;

import dev.seedbed.catalog.yaml.KeysShape;
import dev.seedbed.catalog.yaml.TextShape;
import dev.seedbed.catalog.yaml.WordShape;
import dev.seedbed.catalog.yaml.YamlFile;
import dev.seedbed.catalog.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@code seedbed.yaml} says of rules on code, after its key {@code code-rules}.
 *
 * @param pack the name of the pack
 * @param changes what becomes of single rules, in the order of the file
 * @param conventions names of columns, by what they are for, such as {@code tenants}
 * @param baseline the file with the findings that are accepted; null if it names none
 */
public record CodeRuleSettings(
    String pack,
    List<Change> changes,
    Map<String, List<String>> conventions,
    @Nullable Path baseline) {
  private static final CodeRuleSettings NONE =
      new CodeRuleSettings("recommended", List.of(), Map.of(), null);
  private static final String SECTION = "code-rules";
  private static final String PACK = "pack";
  private static final String RULES = "rules";
  private static final String CONVENTIONS = "conventions";
  private static final String BASELINE = "baseline";

  /** Several names each, and one. */
  private static final Map<String, String> NAMES =
      described(
          "tenants", "columns that hold a row's tenant",
          "user-ids", "columns that hold ids of users",
          "created", "columns that hold the time at which a row was made",
          "updated", "columns that hold the time at which it was last changed",
          "versions", "columns that count a row's changes",
          "money", "the words of a name that tell that it is an amount of money");

  private static final Map<String, String> NAME =
      described(
          "deleted-flag", "the column that says whether a row is deleted",
          "deleted-time", "the column that says when it was");

  public CodeRuleSettings {
    changes = List.copyOf(changes);
    conventions = Map.copyOf(conventions);
  }

  /**
   * What becomes of a rule.
   *
   * @param rule its id or slug
   * @param on whether code is held to it
   * @param exemptions what it lets pass; each holds for every database
   * @param place file and line
   */
  public record Change(String rule, boolean on, List<Exemption> exemptions, String place) {
    public Change {
      exemptions = List.copyOf(exemptions);
    }

    private static Change of(YamlNode entry) {
      List<Exemption> exemptions =
          Optional.of(entry)
              .filter(YamlNode::isMapping)
              .flatMap(mapping -> mapping.find("exempt"))
              .map(list -> list.elements("a list").stream().map(RuleEntry::exemption).toList())
              .orElse(List.of());
      boolean on = !PackReader.isSwitch(entry, "off", false);
      return new Change(entry.name(), on, exemptions, entry.place());
    }
  }

  /**
   * What the file says; the recommended pack if it says nothing. Paths in it are relative to it.
   *
   * @param environment what variables of the file stand for
   * @param known ids and slugs of all rules on code
   * @throws dev.seedbed.catalog.SeedbedException if there is no such file, or what it says of rules
   *     on code cannot be understood: names the line
   */
  public static CodeRuleSettings read(
      Path file, UnaryOperator<@Nullable String> environment, Collection<String> known) {
    return YamlFile.read(file, environment)
        .find(SECTION)
        .map(node -> of(file, node, known))
        .orElse(NONE);
  }

  /**
   * Makes sure that what a file says of rules on code has the right form, for those who do not go
   * by it; whether there are such rules is left to those who do. No file is right, too.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it has not: names the line
   */
  public static void check(Path file, UnaryOperator<@Nullable String> environment) {
    if (Files.exists(file)) {
      read(file, environment, List.of());
    }
  }

  private static CodeRuleSettings of(Path file, YamlNode node, Collection<String> known) {
    section(known).check(node);
    return new CodeRuleSettings(
        node.find(PACK).map(it -> it.text("a pack")).orElse(NONE.pack),
        node.find(RULES)
            .map(it -> it.entries(PackShape.RULES).stream().map(Change::of).toList())
            .orElse(List.of()),
        node.find(CONVENTIONS).map(CodeRuleSettings::names).orElse(Map.of()),
        node.find(BASELINE).map(it -> file.resolveSibling(it.text("a path"))).orElse(null));
  }

  private static Map<String, List<String>> names(YamlNode conventions) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (YamlNode each : conventions.entries("a mapping of what to names of columns")) {
      List<YamlNode> written = PackReader.texts(conventions, each.name());
      if (written.isEmpty()) {
        throw each.wrong("at least one name");
      }
      names.put(each.name(), written.stream().map(name -> name.text("a name")).toList());
    }
    return names;
  }

  private static Map<String, String> described(String... namesAndTexts) {
    Map<String, String> described = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      described.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return Collections.unmodifiableMap(described);
  }

  private static KeysShape namesOfColumns() {
    KeysShape shape = KeysShape.of("key").belongingTo("conventions");
    for (Map.Entry<String, String> each : NAMES.entrySet()) {
      shape = shape.with(each.getKey(), PackShape.TEXTS, each.getValue());
    }
    for (Map.Entry<String, String> each : NAME.entrySet()) {
      shape = shape.with(each.getKey(), TextShape.of("a name"), each.getValue());
    }
    return shape;
  }

  /** The key of the file that is read here. */
  public static KeysShape keys() {
    return KeysShape.of("key")
        .with(SECTION, section(List.of()), "which rules the code that uses the schema is held to");
  }

  private static KeysShape section(Collection<String> known) {
    KeysShape rules = KeysShape.of("rule").called(PackShape.RULES);
    for (String each : known) {
      rules = rules.with(each, PackShape.CODE_ENTRY, "what becomes of this rule");
    }
    return KeysShape.of("key")
        .with(
            PACK,
            WordShape.of(RulePack.names()),
            "a pack: " + String.join(", ", RulePack.names()) + "; recommended if not said")
        .with(
            RULES,
            known.isEmpty() ? rules.orOthers(PackShape.CODE_ENTRY) : rules,
            "what becomes of each rule, by its id or slug")
        .with(CONVENTIONS, namesOfColumns(), "what the project calls its columns")
        .with(BASELINE, TextShape.of("a path"), "the file with the findings that are accepted");
  }
}

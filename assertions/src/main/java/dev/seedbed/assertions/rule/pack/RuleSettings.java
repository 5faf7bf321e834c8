package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.yaml.FlagShape;
import dev.seedbed.catalog.yaml.KeysShape;
import dev.seedbed.catalog.yaml.TextShape;
import dev.seedbed.catalog.yaml.YamlFile;
import dev.seedbed.catalog.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@code seedbed.yaml} says of rules, after its key {@code rules}.
 *
 * <pre>{@code
 * RuleSettings settings = RuleSettings.read(Path.of("seedbed.yaml"), System::getenv);
 * }</pre>
 *
 * @param pack the pack, with what the file adds to it; null if the file names none and adds nothing
 * @param baseline the file with the findings that are accepted; null if it names none
 * @param failOn the least severity of a finding that fails a check
 * @param strict whether a baseline fails a check that accepts what is not there any more
 */
public record RuleSettings(
    @Nullable RulePack pack, @Nullable Path baseline, Severity failOn, boolean strict) {
  /** What holds where no file says anything. */
  public static final RuleSettings NONE = new RuleSettings(null, null, Severity.WARNING, false);

  static final String PACK = "pack";
  private static final String RULES = "rules";
  private static final String BASELINE = "baseline";
  private static final String FAIL_ON = "fail-on";
  private static final String STRICT = "strict";

  /**
   * What the file says; {@link #NONE} if there is no such file. Paths in it are relative to it.
   *
   * @param environment what variables of the file stand for
   * @throws dev.seedbed.catalog.SeedbedException if what it says of rules cannot be understood, or
   *     a pack that it names cannot be read: names the line
   */
  public static RuleSettings read(Path file, UnaryOperator<@Nullable String> environment) {
    if (!Files.exists(file)) {
      return NONE;
    }
    return YamlFile.read(file, environment).find(RULES).map(node -> of(file, node)).orElse(NONE);
  }

  private static RuleSettings of(Path file, YamlNode node) {
    KeysShape section = section(PackShape.ANY_RULES);
    section.checkKeys(node);
    section
        .keys()
        .forEach(
            (name, key) -> {
              if (!name.equals(RULES)) {
                node.find(name).ifPresent(key.shape()::check);
              }
            });
    return new RuleSettings(
        pack(file, node),
        node.find(BASELINE).map(it -> file.resolveSibling(it.text("a path"))).orElse(null),
        node.find(FAIL_ON).map(RuleSettings::severity).orElse(NONE.failOn),
        node.find(STRICT).map(it -> it.flag("true or false")).orElse(NONE.strict));
  }

  private static @Nullable RulePack pack(Path file, YamlNode node) {
    boolean adds =
        PackShape.inline(PackShape.ANY_RULES).keys().keySet().stream().anyMatch(node.value()::has);
    if (!adds && !node.value().has(PACK)) {
      return null;
    }
    RulePack read = PackReader.read(new PackSource.Section(file, node));
    YamlNode named = node.find(PACK).orElse(node);
    return adds || !named.value().isTextual()
        ? read
        : new RulePack(PackSource.File.besides(file, named).name(), read.rules());
  }

  private static Severity severity(YamlNode node) {
    return Severity.valueOf(node.text("a severity").toUpperCase(Locale.ROOT));
  }

  /** The key of the file that is read here. */
  public static KeysShape keys() {
    return KeysShape.of("key")
        .with(RULES, section(PackShape.eachRule()), "which rules the schema is held to");
  }

  static KeysShape section(KeysShape rules) {
    return KeysShape.of("key")
        .with(
            PACK,
            PackShape.TEXTS,
            "packs: "
                + String.join(", ", RulePack.names())
                + ", or paths of .yaml files, relative to this one")
        .with(PackShape.inline(rules))
        .with(BASELINE, TextShape.of("a path"), "the file with the findings that are accepted")
        .with(
            FAIL_ON,
            PackShape.SEVERITY,
            "the least severity that fails a check; warning if not said")
        .with(
            STRICT,
            new FlagShape(),
            "whether a baseline fails a check that accepts what is not there any more");
  }
}

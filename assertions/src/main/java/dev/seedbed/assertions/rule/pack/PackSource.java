package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.yaml.KeysShape;
import dev.seedbed.catalog.yaml.YamlFile;
import dev.seedbed.catalog.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Where a pack is read from. */
sealed interface PackSource {

  /** How errors and reports name it. */
  String name();

  /** What it holds. */
  YamlNode document();

  /** The keys that it may have. */
  default KeysShape keys() {
    return PackShape.file();
  }

  /** The key that names packs that it extends. */
  default String parents() {
    return "extends";
  }

  /** A pack that it extends, as it is written there. */
  PackSource extended(YamlNode written);

  /** The rules in SQL that it names by a pattern. */
  List<Rule> sqlRules(YamlNode pattern);

  /** One of Seedbed's. */
  record BuiltIn(String name) implements PackSource {
    static final List<String> NAMES =
        List.of("recommended", "mana", "manifest", "automatos", "agentpress");

    static BuiltIn called(String name, String place) {
      if (!NAMES.contains(name)) {
        throw PackErrors.unknownPack(name, place, NAMES);
      }
      return new BuiltIn(name);
    }

    @Override
    public YamlNode document() {
      String resource = "/dev/seedbed/assertions/packs/" + name + ".yaml";
      try (InputStream stream =
          Objects.requireNonNull(BuiltIn.class.getResourceAsStream(resource), resource)) {
        return YamlFile.parse(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public PackSource extended(YamlNode written) {
      return called(written.value().asText(), written.place());
    }

    @Override
    public List<Rule> sqlRules(YamlNode pattern) {
      throw new IllegalStateException("Seedbed's own rules are classes: " + pattern.place());
    }
  }

  /** The user's own. */
  record File(Path path) implements PackSource {
    static boolean isOne(String written) {
      return written.endsWith(".yaml") || written.endsWith(".yml");
    }

    /** A pack that is named in a file. */
    static PackSource besides(Path path, YamlNode written) {
      String name = written.value().asText();
      return isOne(name)
          ? new File(path.resolveSibling(name).normalize())
          : BuiltIn.called(name, written.place());
    }

    @Override
    public String name() {
      return path.toString().replace('\\', '/');
    }

    @Override
    public YamlNode document() {
      if (!Files.isRegularFile(path)) {
        throw ErrorMessage.of("No pack " + name())
            .expected("a YAML file")
            .actual(Files.exists(path) ? "a folder" : "no such file")
            .toFix("correct the path, which is relative to " + Path.of("").toAbsolutePath())
            .toException();
      }
      return YamlFile.read(path).mapping("extends: recommended");
    }

    @Override
    public PackSource extended(YamlNode written) {
      return besides(path, written);
    }

    @Override
    public List<Rule> sqlRules(YamlNode pattern) {
      return SqlRuleFile.matching(path, pattern);
    }
  }

  /** What a file of settings says of rules. */
  record Section(Path path, YamlNode document) implements PackSource {

    @Override
    public String name() {
      return path.toString().replace('\\', '/');
    }

    @Override
    public KeysShape keys() {
      return RuleSettings.section(PackShape.ANY_RULES);
    }

    @Override
    public String parents() {
      return RuleSettings.PACK;
    }

    @Override
    public PackSource extended(YamlNode written) {
      return File.besides(path, written);
    }

    @Override
    public List<Rule> sqlRules(YamlNode pattern) {
      return SqlRuleFile.matching(path, pattern);
    }
  }
}

package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Where the text of a pack comes from. */
sealed interface PackSource {

  /** How errors and reports name it. */
  String name();

  String text();

  /** A pack that it extends, as it is written there. */
  PackSource extended(String written, String place);

  /** The rules in SQL that it names by a pattern. */
  List<Rule> sqlRules(String pattern, String place);

  /** One of Seedbed's. */
  record BuiltIn(String name) implements PackSource {
    static final List<String> NAMES =
        List.of("recommended", "mana", "manifest", "automatos", "agentpress");

    static BuiltIn called(String name, String place) {
      if (!NAMES.contains(name)) {
        throw PackErrors.unknown(
            "pack", name, place, NAMES, "one of " + String.join(", ", NAMES) + ", or a .yaml file");
      }
      return new BuiltIn(name);
    }

    @Override
    public String text() {
      String resource = "/dev/seedbed/assertions/packs/" + name + ".yaml";
      try (InputStream stream =
          Objects.requireNonNull(BuiltIn.class.getResourceAsStream(resource), resource)) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw PackErrors.unreadable("pack " + name, e);
      }
    }

    @Override
    public PackSource extended(String written, String place) {
      return called(written, place);
    }

    @Override
    public List<Rule> sqlRules(String pattern, String place) {
      throw new IllegalStateException("Seedbed's own rules are classes: " + place);
    }
  }

  /** The user's own. */
  record File(Path path) implements PackSource {
    static boolean isOne(String written) {
      return written.endsWith(".yaml") || written.endsWith(".yml");
    }

    @Override
    public String name() {
      return path.toString().replace('\\', '/');
    }

    @Override
    public String text() {
      if (!Files.isRegularFile(path)) {
        throw ErrorMessage.of("No pack " + name())
            .expected("a YAML file")
            .actual(Files.exists(path) ? "a folder" : "no such file")
            .toFix("correct the path, which is relative to " + Path.of("").toAbsolutePath())
            .toException();
      }
      try {
        return Files.readString(path);
      } catch (IOException e) {
        throw PackErrors.unreadable(name(), e);
      }
    }

    @Override
    public PackSource extended(String written, String place) {
      return isOne(written)
          ? new File(path.resolveSibling(written).normalize())
          : BuiltIn.called(written, place);
    }

    @Override
    public List<Rule> sqlRules(String pattern, String place) {
      return SqlRuleFile.matching(path, pattern, place);
    }
  }
}

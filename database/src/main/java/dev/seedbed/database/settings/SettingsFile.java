package dev.seedbed.database.settings;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.yaml.EitherShape;
import dev.seedbed.catalog.yaml.FlagShape;
import dev.seedbed.catalog.yaml.KeysShape;
import dev.seedbed.catalog.yaml.ListShape;
import dev.seedbed.catalog.yaml.NothingShape;
import dev.seedbed.catalog.yaml.TextShape;
import dev.seedbed.catalog.yaml.YamlFile;
import dev.seedbed.catalog.yaml.YamlNode;
import dev.seedbed.catalog.yaml.YamlShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the settings in {@code seedbed.yaml}. */
final class SettingsFile {
  /** Keys of the file that are no settings; what stands there is read by others. */
  private static final List<String> SECTIONS =
      List.of("rules", "code-rules", "mapping", "seed-plan");

  private static final YamlShape VARIABLE =
      new TextShape("${NAME}, from the environment", "^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$");

  private static final Map<String, Setting> BY_KEY =
      Arrays.stream(Setting.values())
          .collect(Collectors.toUnmodifiableMap(Setting::key, setting -> setting));

  private SettingsFile() {}

  /** What the file holds; nothing if there is no such file. */
  static Map<Setting, SettingValue> read(Path file, UnaryOperator<@Nullable String> environment) {
    Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
    if (!Files.exists(file)) {
      return values;
    }
    YamlNode root = YamlFile.read(file, environment).mapping("server: embedded");
    for (YamlNode each : root.entries("settings")) {
      if (!SECTIONS.contains(each.name())) {
        Setting setting = setting(each);
        SettingValue value = new SettingValue(setting, text(setting, each), each.place());
        if (!value.text().isBlank()) {
          value.committed(literal(each)).checked();
          values.put(setting, value);
        }
      }
    }
    return values;
  }

  /** The keys that are settings. */
  static KeysShape keys() {
    KeysShape keys = KeysShape.of("setting");
    for (Setting setting : Setting.values()) {
      keys = keys.with(setting.key(), shape(setting), setting.description());
    }
    return keys;
  }

  private static YamlShape shape(Setting setting) {
    YamlShape one = SettingShapes.of(setting);
    List<YamlShape> shapes = new ArrayList<>(List.of(new NothingShape()));
    switch (setting) {
      case PASSWORD -> shapes.add(VARIABLE);
      case MIGRATIONS -> shapes.addAll(List.of(one, new ListShape("a list", one, 0)));
      // YAML reads "off" as false.
      case CACHE -> shapes.addAll(List.of(one, new FlagShape()));
      default -> shapes.add(one);
    }
    return new EitherShape(one.expected(), shapes);
  }

  private static Setting setting(YamlNode node) {
    @Nullable Setting setting = BY_KEY.get(node.name());
    if (setting == null) {
      List<String> known =
          Stream.concat(Arrays.stream(Setting.values()).map(Setting::key), SECTIONS.stream())
              .toList();
      throw node.unknown("setting", known, "one of " + String.join(", ", known));
    }
    return setting;
  }

  /** The value; of a list its elements, one a line. */
  private static String text(Setting setting, YamlNode node) {
    boolean list = node.value().isArray();
    if (node.isMapping() || (list && !setting.isList())) {
      throw wrong(setting, "a single value", list ? "a list" : "a mapping", node)
          .toFix("write \"" + setting.key() + ": value\" on one line")
          .toException();
    }
    return list
        ? node.elements("a list").stream()
            .map(each -> line(setting, each))
            .collect(Collectors.joining("\n"))
        : node.value().asText("").strip();
  }

  private static String line(Setting setting, YamlNode element) {
    if (element.value().isContainerNode()) {
      String actual = element.isMapping() ? "a mapping in it" : "a list in it";
      throw wrong(setting, "single values in the list", actual, element)
          .toFix("write one value after each dash")
          .toException();
    }
    return element.value().asText("").strip();
  }

  /** What stands in the file itself and not in the environment. */
  private static String literal(YamlNode node) {
    return node.value().isArray()
        ? node.elements("a list").stream().map(YamlNode::literal).collect(Collectors.joining("\n"))
        : node.literal();
  }

  /** Without what stands there, which may be a password. */
  private static ErrorMessage wrong(
      Setting setting, String expected, String actual, YamlNode node) {
    return ErrorMessage.of("Wrong value of the setting \"" + setting.key() + "\"")
        .expected(expected)
        .actual(actual + ", in " + node.place());
  }
}

package dev.seedbed.database.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.NearestNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code seedbed.yaml}: a flat mapping of keys to values. */
final class SettingsFile {
  /** Holds a plan of rows, which is no setting and is read elsewhere. */
  private static final String SEED_PLAN = "seed-plan";

  private final Path file;
  private final JsonParser parser;

  private SettingsFile(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** What the file holds; nothing if there is no such file. */
  static Map<Setting, SettingValue> read(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    // Token by token, because a tree of nodes would no longer know its lines.
    try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
      return new SettingsFile(file, parser).values();
    } catch (JsonProcessingException e) {
      throw ErrorMessage.of("Not YAML: " + file + ", line " + e.getLocation().getLineNr())
          .expected("lines of the form \"key: value\"")
          .actual(withoutExcerpt(e.getOriginalMessage()))
          .toFix("correct that line")
          .toException();
    } catch (IOException e) {
      throw ErrorMessage.of("Cannot read " + file)
          .actual(String.valueOf(e.getMessage()))
          .toFix("make the file readable, or remove it")
          .toException(e);
    }
  }

  /** The parser quotes the line, and what stands there may be a password. */
  private static String withoutExcerpt(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "));
  }

  private Map<Setting, SettingValue> values() throws IOException {
    Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
    @Nullable JsonToken start = parser.nextToken();
    if (start == null || start == JsonToken.VALUE_NULL) {
      return values;
    }
    if (start != JsonToken.START_OBJECT) {
      throw ErrorMessage.of("Not a mapping: " + here())
          .expected("lines of the form \"key: value\"")
          .actual(start == JsonToken.START_ARRAY ? "a list" : "text without a key")
          .toFix("write one setting a line, such as \"server: embedded\"")
          .toException();
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (parser.currentName().equals(SEED_PLAN)) {
        parser.nextToken();
        parser.skipChildren();
        continue;
      }
      Setting setting = setting(parser.currentName());
      String place = here();
      if (values.containsKey(setting)) {
        throw ErrorMessage.of("Setting stands there twice: " + setting.key() + " in " + place)
            .expected("each setting once")
            .actual("the second value for it")
            .toFix("remove one of the two")
            .toException();
      }
      JsonToken token = parser.nextToken();
      if (setting.isList() && token == JsonToken.START_ARRAY) {
        String lines = lines(setting, place);
        if (!lines.isBlank()) {
          values.put(setting, new SettingValue(setting, lines, place).committed());
        }
        continue;
      }
      if (token.isStructStart()) {
        throw ErrorMessage.of("Wrong value of the setting \"" + setting.key() + "\"")
            .expected("a single value")
            .actual((token == JsonToken.START_ARRAY ? "a list, in " : "a mapping, in ") + place)
            .toFix("write \"" + setting.key() + ": value\" on one line")
            .toException();
      }
      String text = parser.getText();
      if (token != JsonToken.VALUE_NULL && !text.isBlank()) {
        values.put(setting, new SettingValue(setting, text.strip(), place).committed());
      }
    }
    return values;
  }

  /** The values of a list, one a line. */
  private String lines(Setting setting, String place) throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token.isStructStart()) {
        throw ErrorMessage.of("Wrong value of the setting \"" + setting.key() + "\"")
            .expected("single values in the list")
            .actual(
                (token == JsonToken.START_ARRAY ? "a list in it, in " : "a mapping in it, in ")
                    + place)
            .toFix("write one value after each dash")
            .toException();
      }
      lines.add(parser.getText().strip());
    }
    return String.join("\n", lines);
  }

  private Setting setting(String key) {
    return Arrays.stream(Setting.values())
        .filter(known -> known.key().equals(key))
        .findFirst()
        .orElseThrow(() -> unknown(key).toException());
  }

  private ErrorMessage unknown(String key) {
    String nearest =
        NearestNames.to(key, Arrays.stream(Setting.values()).map(Setting::key).toList()).get(0);
    return ErrorMessage.of("Unknown setting: " + key + " in " + here())
        .expected(
            Arrays.stream(Setting.values())
                .map(Setting::key)
                .collect(Collectors.joining(", ", "one of ", "")))
        .actual("\"" + key + "\", which would have no effect")
        .toFix("write \"" + nearest + "\" if that is what you meant, or remove the line");
  }

  private String here() {
    return file + ", line " + parser.currentTokenLocation().getLineNr();
  }
}

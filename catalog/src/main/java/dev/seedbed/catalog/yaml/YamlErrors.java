package dev.seedbed.catalog.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.NearestNames;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a file. */
final class YamlErrors {
  private static final String LINES = "lines of the form \"key: value\"";

  private YamlErrors() {}

  static SeedbedException notYaml(String place, JsonProcessingException cause) {
    // Without the excerpt that the parser adds: what stands there may be a password.
    String text =
        cause
            .getOriginalMessage()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .collect(Collectors.joining(", "));
    return notYaml(place, text);
  }

  static SeedbedException notYaml(String place, String actual) {
    return ErrorMessage.of("Not YAML: " + place)
        .expected(LINES)
        .actual(actual)
        .toFix("correct that line")
        .toException();
  }

  static SeedbedException twice(String key, String place, int first) {
    return ErrorMessage.of("Key stands there twice: " + key + " in " + place)
        .expected("each key once")
        .actual("the second value for it, after that in line " + first)
        .toFix("remove one of the two")
        .toException();
  }

  static SeedbedException unreadable(String file, IOException cause) {
    return ErrorMessage.of("Cannot read " + file)
        .expected("a file in UTF-8 that may be read")
        .actual(String.valueOf(cause))
        .toFix("correct the path, or make the file readable")
        .toException(cause);
  }

  static SeedbedException notMapping(String place, JsonNode actual, String example) {
    return ErrorMessage.of("Not a mapping: " + place)
        .expected(LINES)
        .actual(actual.isArray() ? "a list" : "text without a key")
        .toFix("write one key a line, such as \"" + example + "\"")
        .toException();
  }

  static SeedbedException unset(String variable, String place) {
    return ErrorMessage.of("Environment variable " + variable + " is not set: " + place)
        .expected("a value for ${" + variable + "}, which stands there")
        .actual("no " + variable + " in the environment")
        .toFix("set it: export " + variable + "=…")
        .toFix("give it a default there: ${" + variable + ":-…}")
        .toException();
  }

  static SeedbedException noVariable(String place) {
    return ErrorMessage.of("Not an environment variable in " + place)
        .expected("${NAME} or ${NAME:-default}, the name of letters, digits and _")
        .actual("\"${\" followed by something else")
        .toFix("correct the reference")
        .toFix("write $${ where ${ itself is meant")
        .toException();
  }

  static SeedbedException unknown(
      String kind, String name, String place, Collection<String> known, String expected) {
    String nearest = String.join(" or ", NearestNames.to(name, known));
    return ErrorMessage.of("Unknown " + kind + ": " + name + " in " + place)
        .expected(expected)
        .actual("\"" + name + "\"")
        .toFix(
            nearest.isEmpty()
                ? "remove the line"
                : "write " + nearest + " if that is what you meant, or remove the line")
        .toException();
  }

  static SeedbedException wrong(YamlNode node, String expected, @Nullable Exception cause) {
    String subject = node.name().isEmpty() ? "" : " of \"" + node.name() + "\"";
    ErrorMessage message =
        ErrorMessage.of("Wrong value" + subject + " in " + node.place())
            .expected(expected)
            .actual(shown(node));
    if (cause != null) {
      message = message.why(String.valueOf(cause.getMessage()));
    }
    return message.toFix("write " + expected).toException();
  }

  static SeedbedException missing(String key, String of, String place, Key definition) {
    String example = "\"" + definition.example() + "\"";
    ErrorMessage message =
        ErrorMessage.of("No " + key + of + " in " + place)
            .expected(example)
            .actual("no key \"" + key + "\"");
    String why = definition.why();
    return (why == null ? message : message.why(why))
        .toFix("add the line " + example)
        .toException();
  }

  /** What stands there, as the user would recognise it; never what came from the environment. */
  private static String shown(YamlNode node) {
    JsonNode value = node.written();
    if (value.isNull()) {
      return "nothing";
    }
    String kind =
        value.isArray()
            ? "the list "
            : value.isObject() ? "the mapping " : value.isTextual() ? "the text " : "";
    return kind + value;
  }
}

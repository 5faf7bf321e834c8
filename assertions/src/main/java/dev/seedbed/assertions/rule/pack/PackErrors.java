package dev.seedbed.assertions.rule.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.NearestNames;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What can be wrong with a pack's file. */
final class PackErrors {
  private PackErrors() {}

  static SeedbedException notYaml(String place, JsonProcessingException cause) {
    String text =
        cause
            .getOriginalMessage()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .collect(Collectors.joining(", "));
    return ErrorMessage.of("Not YAML: " + place)
        .expected("YAML, each key once")
        .actual(text)
        .toFix("correct that line")
        .toException();
  }

  static SeedbedException notMapping(String place, JsonNode actual) {
    return ErrorMessage.of("Not a mapping: " + place)
        .expected("lines of the form \"key: value\"")
        .actual(shown(actual))
        .toFix("begin the file with a key, such as \"extends: recommended\"")
        .toException();
  }

  static SeedbedException unreadable(String file, IOException cause) {
    return ErrorMessage.of("Cannot read " + file)
        .expected("a file that can be read, in UTF-8")
        .actual(String.valueOf(cause))
        .toFix("correct the path, or make the file readable")
        .toException(cause);
  }

  static SeedbedException unknown(
      String kind, String name, String place, Collection<String> known, String which) {
    List<String> nearest = NearestNames.to(name, known);
    ErrorMessage message =
        ErrorMessage.of("Unknown " + kind + ": " + name + " in " + place)
            .expected(which)
            .actual("\"" + name + "\"");
    return (nearest.isEmpty()
            ? message.toFix("remove the line")
            : message.toFix(
                "write "
                    + nearest.stream().collect(Collectors.joining(" or "))
                    + " if that is what you meant, or remove the line"))
        .toException();
  }

  static SeedbedException wrongValue(String key, String place, String expected, JsonNode actual) {
    return ErrorMessage.of("Wrong value of \"" + key + "\" in " + place)
        .expected(expected)
        .actual(shown(actual))
        .toFix("write " + expected + " after \"" + key + ":\"")
        .toException();
  }

  static SeedbedException missing(String key, String what, String place, String why) {
    return ErrorMessage.of("No " + key + " given for " + what + " in " + place)
        .expected("\"" + key + ": …\"")
        .actual("none")
        .why(why)
        .toFix("add the line \"" + key + ": …\" there")
        .toException();
  }

  static SeedbedException refused(String rule, String place, Throwable cause) {
    return ErrorMessage.of("Rule " + rule + " cannot be as " + place + " has it")
        .expected("parameters that make sense together")
        .actual(String.valueOf(cause.getMessage()))
        .toFix("correct the parameters of " + rule + " there")
        .toException(cause);
  }

  static SeedbedException taken(RuleInfo rule, String place) {
    return ErrorMessage.of("Another rule is called " + rule + " too: " + place)
        .expected("ids and slugs that no two rules share")
        .actual(rule.toString())
        .why("a finding could not be told from the other rule's")
        .toFix("give the rule in SQL another id and slug")
        .toException();
  }

  static SeedbedException circle(String place, List<String> chain) {
    return ErrorMessage.of("A pack extends itself: " + place)
        .expected("packs that build on others, which do not build on them")
        .actual(String.join(" extends ", chain))
        .toFix("remove one of these from \"extends\"")
        .toException();
  }

  /** What stands there, as the user would recognise it. */
  private static String shown(JsonNode node) {
    if (node.isNull()) {
      return "nothing";
    }
    String kind =
        node.isArray()
            ? "the list "
            : node.isObject() ? "the mapping " : node.isTextual() ? "the text " : "";
    return kind + node;
  }
}

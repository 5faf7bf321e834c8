package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.NearestNames;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.util.List;

/** What can be wrong with a pack besides what stands in its file. */
final class PackErrors {
  private PackErrors() {}

  static SeedbedException unreadable(String file, IOException cause) {
    return ErrorMessage.of("Cannot read " + file)
        .expected("a file in UTF-8 that may be read")
        .actual(String.valueOf(cause))
        .toFix("correct the path, or make the file readable")
        .toException(cause);
  }

  static SeedbedException unknownPack(String name, String place, List<String> known) {
    return ErrorMessage.of("Unknown pack: " + name + " in " + place)
        .expected("one of " + String.join(", ", known) + ", or a .yaml file")
        .actual("\"" + name + "\"")
        .toFix(
            "write "
                + String.join(" or ", NearestNames.to(name, known))
                + " if that is what you meant, or remove the line")
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
}

package dev.seedbed.assertions.rule;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.NearestNames;
import dev.seedbed.catalog.SeedbedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The rules that there are. */
public final class Rules {
  private Rules() {}

  /**
   * Every rule on the class path with its usual parameters, by id: those of Seedbed, and all that
   * other jars name as services.
   *
   * @throws dev.seedbed.catalog.SeedbedException if two of them have the same id or slug
   */
  public static List<Rule> all() {
    // Services rather than a scan of packages: users' jars join in the same way, it works in
    // native images and shaded jars, and a class that was not meant to be one cannot slip in.
    List<Rule> rules = new ArrayList<>();
    ServiceLoader.load(Rule.class, Rules.class.getClassLoader()).forEach(rules::add);
    return sorted(rules);
  }

  /** Those of {@link #all} that everybody is held to: all but what is opt-in. */
  public static List<Rule> recommended() {
    return all().stream().filter(rule -> !rule.info().optIn()).toList();
  }

  /**
   * The error for a name that no rule has, with the nearest of those that there are.
   *
   * @param known the ids and slugs
   */
  public static SeedbedException unknown(String name, Collection<String> known) {
    ErrorMessage message =
        ErrorMessage.of("No rule " + name).expected("the id or slug of a rule").actual(name);
    for (String near : NearestNames.to(name, known)) {
      message = message.toFix("write " + near);
    }
    return message.toException();
  }

  static List<Rule> sorted(List<Rule> rules) {
    Map<String, Rule> byName = new HashMap<>();
    for (Rule rule : rules) {
      claim(byName, rule.info().id(), rule);
      claim(byName, rule.info().slug(), rule);
    }
    return rules.stream().sorted(Comparator.comparing((Rule rule) -> rule.info().id())).toList();
  }

  private static void claim(Map<String, Rule> byName, String name, Rule rule) {
    Rule other = byName.put(name, rule);
    if (other != null) {
      throw ErrorMessage.of("Two rules are called " + name)
          .expected("ids and slugs that no two rules share")
          .actual(other.getClass().getName() + " and " + rule.getClass().getName())
          .why("a finding could not be told from the other rule's")
          .toFix("give the rule that is yours another id and slug")
          .toException();
    }
  }
}

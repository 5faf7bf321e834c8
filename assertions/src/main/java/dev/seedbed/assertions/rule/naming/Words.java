package dev.seedbed.assertions.rule.naming;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words that names are made of, and their plurals in English. */
final class Words {
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("person", "people"),
          Map.entry("child", "children"),
          Map.entry("man", "men"),
          Map.entry("woman", "women"),
          Map.entry("foot", "feet"),
          Map.entry("tooth", "teeth"),
          Map.entry("goose", "geese"),
          Map.entry("mouse", "mice"),
          Map.entry("datum", "data"),
          Map.entry("medium", "media"),
          Map.entry("criterion", "criteria"),
          Map.entry("phenomenon", "phenomena"),
          Map.entry("vertex", "vertices"),
          Map.entry("matrix", "matrices"),
          Map.entry("quiz", "quizzes"),
          Map.entry("life", "lives"),
          Map.entry("knife", "knives"),
          Map.entry("leaf", "leaves"),
          Map.entry("half", "halves"),
          Map.entry("shelf", "shelves"),
          Map.entry("hero", "heroes"),
          Map.entry("echo", "echoes"),
          Map.entry("veto", "vetoes"),
          Map.entry("cache", "caches"),
          Map.entry("house", "houses"),
          Map.entry("cause", "causes"),
          Map.entry("clause", "clauses"),
          Map.entry("use", "uses"),
          Map.entry("movie", "movies"),
          Map.entry("cookie", "cookies"),
          Map.entry("analysis", "analyses"),
          Map.entry("menu", "menus"));

  /** Words that stand for many as they are. */
  private static final Set<String> UNCOUNTABLE =
      Set.of(
          "access",
          "analytics",
          "content",
          "equipment",
          "feedback",
          "hardware",
          "history",
          "information",
          "inventory",
          "mail",
          "metadata",
          "money",
          "music",
          "news",
          "pricing",
          "progress",
          "research",
          "series",
          "software",
          "species",
          "staff",
          "statistics",
          "stock",
          "storage",
          "telemetry",
          "traffic",
          "usage",
          "weather",
          "indices");

  private static final Pattern SIBILANT = Pattern.compile(".*(s|x|z|ch|sh)");
  private static final Pattern ONLY_WITH_ES = Pattern.compile(".*(ss|us|x|zz|ch|sh)");
  private static final Pattern CONSONANT_Y = Pattern.compile(".*[^aeiou]y");

  /** Ends like a plural, and is none: {@code address}, {@code status}, {@code analysis}. */
  private static final Pattern SINGULAR_S =
      Pattern.compile(".*(ss|[^e]us|[sx]is)|alias|atlas|bias|canvas|gas|lens|bus");

  private static final Pattern HUMP =
      Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private static final Pattern LAST_WORD =
      Pattern.compile("(?s)(.*(?:_|[^\\p{Lu}](?=\\p{Lu})))?(.+)");

  private Words() {}

  /** The name in lower case with underscores: {@code HTTPServerId} is {@code http_server_id}. */
  static String snake(String name) {
    String apart = HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    String clean = apart.replaceAll("[^\\p{L}\\p{M}\\p{Nd}_]+", "_");
    return clean.matches("\\p{Nd}.*") ? "_" + clean : clean;
  }

  /** Whether the last word of the name is a plural, or stands for many as it is. */
  static boolean isPlural(String name) {
    String word = lastWord(name).toLowerCase(Locale.ROOT);
    return UNCOUNTABLE.contains(word)
        || IRREGULAR.containsValue(word)
        || (word.endsWith("s") && !SINGULAR_S.matcher(word).matches());
  }

  /** The name with its last word in the plural. */
  static String plural(String name) {
    String word = lastWord(name);
    String before = name.substring(0, name.length() - word.length());
    String lower = word.toLowerCase(Locale.ROOT);
    if (isPlural(lower)) {
      return name;
    }
    String many = pluralOf(lower);
    // What the word keeps of itself keeps its capitals.
    return word.equals(lower) ? before + many : before + word.charAt(0) + many.substring(1);
  }

  private static String pluralOf(String word) {
    if (IRREGULAR.containsKey(word)) {
      return IRREGULAR.get(word);
    } else if (word.endsWith("sis") || word.endsWith("xis")) {
      return word.substring(0, word.length() - 2) + "es";
    } else if (CONSONANT_Y.matcher(word).matches()) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return word + (SIBILANT.matcher(word).matches() ? "es" : "s");
  }

  /** The name with its last word in the singular; as it is if that is not known. */
  static String singular(String name) {
    String word = lastWord(name);
    String before = name.substring(0, name.length() - word.length());
    return singularOf(word).map(one -> before + one).orElse(name);
  }

  private static Optional<String> singularOf(String word) {
    if (UNCOUNTABLE.contains(word) || !isPlural(word)) {
      return Optional.empty();
    }
    Stream<String> irregular =
        IRREGULAR.entrySet().stream()
            .filter(each -> each.getValue().equals(word))
            .map(Map.Entry::getKey);
    Stream<String> regular =
        Stream.of(without(word, "ies") + "y", withoutEs(word), without(word, "s"))
            .filter(one -> pluralOf(one).equals(word));
    return Stream.concat(irregular, regular).findFirst();
  }

  /** {@code boxes} is from {@code box}, {@code responses} from {@code response}. */
  private static String withoutEs(String word) {
    String one = without(word, "es");
    return ONLY_WITH_ES.matcher(one).matches() ? one : word;
  }

  private static String without(String word, String end) {
    return word.endsWith(end) ? word.substring(0, word.length() - end.length()) : word;
  }

  private static String lastWord(String name) {
    Matcher parts = LAST_WORD.matcher(name);
    return parts.matches() ? parts.group(2) : name;
  }
}

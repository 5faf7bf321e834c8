package dev.seedbed.catalog.yaml;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts environment variables into texts, as a shell has it: a dollar and the name in braces; after
 * the name {@code :-} and a default for one that may be unset or empty. A second dollar before it
 * says that no variable is meant.
 */
final class Variables {
  /** What a text that holds a variable looks like, in JSON Schema too. */
  static final String PATTERN = "\\$\\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\\}";

  private static final Pattern REFERENCE =
      Pattern.compile("(?<escape>\\$\\$\\{)|\\$\\{(?<name>[A-Za-z_]\\w*)(:-(?<default>[^}]*))?}");
  private static final Pattern BEGINNING = Pattern.compile("\\$\\{");

  private Variables() {}

  /** Whether there is anything to put in. */
  static boolean in(String text) {
    return BEGINNING.matcher(text).find();
  }

  static String put(String text, UnaryOperator<@Nullable String> environment, String place) {
    StringBuilder whole = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    int end = 0;
    while (reference.find()) {
      whole.append(literal(text.substring(end, reference.start()), place));
      whole.append(reference.group("escape") != null ? "${" : value(reference, environment, place));
      end = reference.end();
    }
    return whole.append(literal(text.substring(end), place)).toString();
  }

  private static String literal(String text, String place) {
    if (in(text)) {
      throw YamlErrors.noVariable(place);
    }
    return text;
  }

  private static String value(
      Matcher reference, UnaryOperator<@Nullable String> environment, String place) {
    String name = reference.group("name");
    @Nullable String otherwise = reference.group("default");
    @Nullable String value = environment.apply(name);
    if (value == null && otherwise == null) {
      throw YamlErrors.unset(name, place);
    }
    return value == null || (value.isEmpty() && otherwise != null)
        ? String.valueOf(otherwise)
        : value;
  }

  /** What of a text stands in the file itself: references are left out, their defaults are not. */
  static String literals(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            it ->
                Matcher.quoteReplacement(
                    it.group(1) != null ? "${" : it.group(4) == null ? "" : it.group(4)));
  }
}

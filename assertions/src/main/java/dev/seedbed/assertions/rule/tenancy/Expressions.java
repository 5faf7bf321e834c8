package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.catalog.Identifier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What conditions speak of, as far as their text tells. */
final class Expressions {
  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

  private Expressions() {}

  /** Whether the column stands in the condition, as a name and not in a string. */
  static boolean mentions(@Nullable String condition, String column) {
    return condition != null
        && Pattern.compile(
                "(?<![\\w\"$])" + Pattern.quote(Identifier.display(column)) + "(?![\\w\"$])")
            .matcher(LITERAL.matcher(condition).replaceAll("''"))
            .find();
  }
}

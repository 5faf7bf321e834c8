package dev.seedbed.assertions.rule.types;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a column's name. */
final class NameWords {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[a-z0-9])(?=[A-Z])");

  private NameWords() {}

  /** In lower case: {@code unit}, {@code price} of {@code unit_price} and of {@code unitPrice}. */
  static List<String> of(String name) {
    return BETWEEN
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The word without the s of its plural. */
  static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}

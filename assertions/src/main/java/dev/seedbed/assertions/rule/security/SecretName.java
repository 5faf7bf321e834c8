package dev.seedbed.assertions.rule.security;

import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells from names and comments whether a column holds a secret, and whether it keeps it. */
final class SecretName {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** Whole words of a name. */
  private static final Pattern KEPT =
      Pattern.compile(
          "(?:^|_)(?:hash|hashed|digest|encrypted|enc|cipher|ciphertext|sealed|bcrypt|argon2?"
              + "|scrypt|sha\\d*|hmac|masked|redacted|vault|kms)(?:_|$)");

  private static final Pattern KEPT_SAYS =
      Pattern.compile(
          "hash|digest|bcrypt|argon|scrypt|pbkdf|hmac|\\bsha-?\\d|encrypt|cipher|sealed|vault"
              + "|\\bkms\\b|masked|redacted",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NOT_KEPT =
      Pattern.compile(
          "\\b(?:not|never|un|no)[ -]?(?:be |yet )?(?:hash|encrypt)|plain",
          Pattern.CASE_INSENSITIVE);

  private final List<String> names;

  SecretName(List<String> names) {
    this.names = names;
  }

  boolean isMeantBy(String column) {
    String words = words(column);
    return names.stream().anyMatch(name -> isMeantBy(words, name));
  }

  private static boolean isMeantBy(String words, String name) {
    if (!name.startsWith("*")) {
      return words.equals(name);
    }
    String end = name.substring(1);
    return words.equals(end) || words.endsWith("_" + end);
  }

  boolean isKeptBy(String column) {
    return KEPT.matcher(words(column)).find();
  }

  /** What the column's comment says goes before what the table's does. */
  boolean isKeptBy(Table table, Column column) {
    return column.comment() != null ? says(column.comment()) : says(table.comment());
  }

  private static boolean says(@Nullable String comment) {
    return comment != null
        && KEPT_SAYS.matcher(comment).find()
        && !NOT_KEPT.matcher(comment).find();
  }

  /** {@code apiKey} as {@code api_key}. */
  private static String words(String name) {
    return HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}

package dev.seedbed.database.migration.psql;

import dev.seedbed.catalog.Identifier;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** psql's variables. Not thread-safe. */
final class Variables {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final List<String> TRUE = List.of("true", "yes", "on", "1");
  private static final List<String> FALSE = List.of("false", "no", "off", "0");

  private final Map<String, String> values = new HashMap<>();

  /** With what the official image's {@code psql} starts with. */
  Variables() {
    values.putAll(
        Map.of(
            "AUTOCOMMIT", "on",
            "ECHO", "none",
            "ENCODING", "UTF8",
            "ERROR", "false",
            "ON_ERROR_ROLLBACK", "off",
            "ON_ERROR_STOP", "1",
            "QUIET", "off",
            "ROW_COUNT", "0",
            "SQLSTATE", "00000"));
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Sets a variable; without a value it is as if it had never been set. */
  void set(String name, @Nullable String value) {
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  void unset(String name) {
    values.remove(name);
  }

  /** Notes down how the last statement ended. */
  void succeeded(long rows) {
    values.put("ERROR", "false");
    values.put("SQLSTATE", "00000");
    values.put("ROW_COUNT", String.valueOf(rows));
  }

  /** Notes down how the last statement ended. */
  void failed(SQLException error) {
    String sqlState = String.valueOf(error.getSQLState());
    values.put("ERROR", "true");
    values.put("SQLSTATE", sqlState);
    values.put("ROW_COUNT", "0");
    values.put("LAST_ERROR_SQLSTATE", sqlState);
    values.put("LAST_ERROR_MESSAGE", String.valueOf(error.getMessage()));
  }

  boolean stopsOnError() {
    return isTrue(values.getOrDefault("ON_ERROR_STOP", "off")).orElse(true);
  }

  /** How psql reads a word as a truth value: any unambiguous beginning of true, yes, off, … */
  static Optional<Boolean> isTrue(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty() || word.equals("o")) {
      return Optional.empty();
    }
    if (TRUE.stream().anyMatch(value -> value.startsWith(word))) {
      return Optional.of(true);
    }
    return FALSE.stream().anyMatch(value -> value.startsWith(word))
        ? Optional.of(false)
        : Optional.empty();
  }

  /**
   * The reference to a variable at an offset, with what it stands for; null if there is none, or
   * the variable is not set, so that the text stays as it is.
   */
  @Nullable Reference at(String text, int offset) {
    if (!text.startsWith(":", offset) || offset + 1 >= text.length()) {
      return null;
    }
    char form = text.charAt(offset + 1);
    if (text.startsWith("{?", offset + 1)) {
      int end = endOfName(text, offset + 3);
      boolean test = end > offset + 3 && text.startsWith("}", end);
      String name = test ? text.substring(offset + 3, end) : "";
      return test
          ? new Reference(name, values.containsKey(name) ? "TRUE" : "FALSE", end + 1)
          : null;
    }
    boolean quoted = form == '\'' || form == '"';
    int start = offset + (quoted ? 2 : 1);
    int end = endOfName(text, start);
    if (end == start || (quoted && !text.startsWith(String.valueOf(form), end))) {
      return null;
    }
    String name = text.substring(start, end);
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    return switch (form) {
      case '\'' -> new Reference(name, literal(value), end + 1);
      case '"' -> new Reference(name, Identifier.quote(value), end + 1);
      default -> new Reference(name, value, end);
    };
  }

  private static int endOfName(String text, int start) {
    int end = start;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  /** A string constant, whatever {@code standard_conforming_strings} is. */
  static String literal(String value) {
    String doubled = value.replace("'", "''");
    return value.contains("\\") ? " E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
  }

  /**
   * A variable's place in the text.
   *
   * @param name the variable's name
   * @param value what to put there
   * @param end index after its last character
   */
  record Reference(String name, String value, int end) {}
}

package dev.seedbed.assertions.rule.naming;

import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a key of an index may be called in the index's name. */
final class KeyNames {
  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");
  private static final Pattern CAST = Pattern.compile("::(?:\"[^\"]*\"|[\\w. ])+(?:\\(\\d+\\))?");
  private static final Pattern WORD =
      Pattern.compile("(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{Nd}_$]*)(\\s*\\()?");

  private KeyNames() {}

  /** The column; or the expression's columns, and its functions before or after them. */
  static List<String> of(Table table, IndexKey key) {
    return key.column() != null
        ? List.of(key.column())
        : ofExpression(table, Objects.requireNonNull(key.expression()));
  }

  private static List<String> ofExpression(Table table, String expression) {
    String bare = CAST.matcher(LITERAL.matcher(expression).replaceAll("")).replaceAll("");
    Set<String> columns = new LinkedHashSet<>();
    Set<String> functions = new LinkedHashSet<>();
    Matcher word = WORD.matcher(bare);
    while (word.find()) {
      String name = unquoted(word.group(1));
      if (word.group(2) != null) {
        functions.add(name.toLowerCase(Locale.ROOT));
      } else if (table.column(name).isPresent()) {
        columns.add(name);
      }
    }
    String of = String.join("_", columns);
    String by = String.join("_", functions);
    Stream<String> names =
        columns.isEmpty()
            ? Stream.of(by, "expr")
            : functions.isEmpty()
                ? Stream.of(of, "expr")
                : Stream.of(of, by + "_" + of, of + "_" + by, by);
    return names.filter(name -> !name.isEmpty()).toList();
  }

  private static String unquoted(String word) {
    return word.startsWith("\"")
        ? word.substring(1, word.length() - 1).replace("\"\"", "\"")
        : word;
  }

  /** The same, and each without its last words: {@code created_at} may be {@code created}. */
  static List<String> shortened(Table table, IndexKey key) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : of(table, key)) {
      for (int end = name.length(); end > 0; end = name.lastIndexOf('_', end - 1)) {
        names.add(name.substring(0, end));
      }
    }
    return List.copyOf(names);
  }
}

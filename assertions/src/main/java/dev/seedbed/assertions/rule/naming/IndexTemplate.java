package dev.seedbed.assertions.rule.naming;

import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an index may be called.
 *
 * @param text with placeholders in braces
 */
record IndexTemplate(String text) {
  private static final Pattern PART = Pattern.compile("\\{([^{}]*)}|[^{}]+|[{}]");
  private static final Set<String> PLACEHOLDERS =
      Set.of("table", "columns", "short-columns", "leading-columns", "method");

  /** A number tells two indexes apart that would have the same name, also the server's own. */
  private static final String NUMBER = "_?\\d+";

  /** The last character that was cut may have had up to four bytes. */
  private static final int SHORTEST_CUT = RelationNames.LONGEST - 3;

  IndexTemplate {
    if (!text.contains("columns}")) {
      throw new IllegalArgumentException(
          "NAM009 needs {columns}, {short-columns} or {leading-columns} in the template " + text);
    }
    PART.matcher(text)
        .results()
        .filter(part -> part.group().startsWith("{") || part.group().equals("}"))
        .filter(part -> part.group(1) == null || !PLACEHOLDERS.contains(part.group(1)))
        .findFirst()
        .ifPresent(
            part -> {
              throw new IllegalArgumentException(
                  "NAM009 knows {table}, {columns}, {short-columns}, {leading-columns} and {method}, not "
                      + part.group()
                      + " as in "
                      + text);
            });
  }

  /** The name that it makes for the index, in full. */
  String nameOf(Table table, Index index) {
    String columns =
        index.keys().stream()
            .map(key -> KeyNames.of(table, key).get(0))
            .collect(Collectors.joining("_"));
    return text.replace("{table}", table.name().name())
        .replace("{columns}", columns)
        .replace("{short-columns}", columns)
        .replace("{leading-columns}", columns)
        .replace("{method}", index.method());
  }

  /** Whether the index is called so, as far as the server keeps names. */
  boolean fits(Table table, Index index) {
    Pattern pattern = Pattern.compile(regex(table, index), Pattern.DOTALL);
    String name = index.name().name();
    if (pattern.matcher(name).matches()) {
      return true;
    }
    return RelationNames.bytes(name) >= SHORTEST_CUT
        && (isBeginning(pattern, name)
            || isBeginning(pattern, name.replaceFirst(NUMBER + "$", "")));
  }

  private static boolean isBeginning(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    return matcher.matches() || matcher.hitEnd();
  }

  private String regex(Table table, Index index) {
    // An index that is more than its columns may say so after them: ..._desc, ..._gin, ..._active.
    String more = isPlain(index) ? "" : "(?:_.+?)?";
    return PART.matcher(text)
            .results()
            .map(
                part ->
                    switch (part.group()) {
                      case "{table}" -> Pattern.quote(table.name().name());
                      case "{columns}" -> String.join("_", keys(table, index, false)) + more;
                      case "{short-columns}" -> String.join("_", keys(table, index, true)) + more;
                      case "{leading-columns}" -> leading(keys(table, index, true)) + more;
                      case "{method}" -> Pattern.quote(index.method());
                      default -> Pattern.quote(part.group());
                    })
            .collect(Collectors.joining())
        + "(?:"
        + NUMBER
        + ")?";
  }

  private static boolean isPlain(Index index) {
    return index.method().equals("btree")
        && !index.unique()
        && !index.isPartial()
        && index.included().isEmpty()
        && index.keys().stream()
            .allMatch(
                key ->
                    key.column() != null
                        && !key.descending()
                        && !key.operatorClass().name().endsWith("_pattern_ops"));
  }

  /** The first one, and each of the others if those before it are there. */
  private static String leading(List<String> keys) {
    return String.join("(?:_", keys) + ")?".repeat(keys.size() - 1);
  }

  private static List<String> keys(Table table, Index index, boolean shorten) {
    return index.keys().stream()
        .map(key -> shorten ? KeyNames.shortened(table, key) : KeyNames.of(table, key))
        .map(
            names ->
                names.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")")))
        .toList();
  }
}

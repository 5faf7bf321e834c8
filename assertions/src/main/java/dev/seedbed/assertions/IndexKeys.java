package dev.seedbed.assertions;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an index should begin with, as {@code CREATE INDEX} has it. */
record IndexKeys(List<Key> keys) {
  private static final Pattern KEY =
      Pattern.compile(
          "(?is)\\s*(.+?)(?:\\s+(asc|desc))?(?:\\s+nulls\\s+(first|last))?\\s*", Pattern.DOTALL);

  /**
   * One key.
   *
   * @param name a column as the server stores it, or an expression
   * @param nulls {@code first}, {@code last}, or empty if it does not matter
   */
  record Key(String name, boolean descending, String nulls) {

    boolean isMetBy(IndexKey key) {
      boolean same =
          key.column() != null
              ? key.isColumn(name)
              : bare(String.valueOf(key.expression())).equals(bare(name));
      return same
          && key.descending() == descending
          && (nulls.isEmpty() || key.nullsFirst() == nulls.equals("first"));
    }

    private String text(String written) {
      return written + (descending ? " desc" : "") + (nulls.isEmpty() ? "" : " nulls " + nulls);
    }
  }

  static IndexKeys parse(String... texts) {
    if (texts.length == 0) {
      throw new IllegalArgumentException("An index has at least one key");
    }
    return new IndexKeys(Stream.of(texts).map(IndexKeys::key).toList());
  }

  private static Key key(String text) {
    Matcher matcher = KEY.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not a key of an index: \"" + text + "\"");
    }
    String nulls = matcher.group(3);
    return new Key(
        name(matcher.group(1)),
        "desc".equalsIgnoreCase(matcher.group(2)),
        nulls == null ? "" : nulls.toLowerCase(Locale.ROOT));
  }

  /** What was written in quotes without them. */
  private static String name(String written) {
    boolean quoted = written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
    return quoted ? QualifiedName.parse("x." + written).name() : written;
  }

  /** An expression however its parentheses and blanks are set. */
  private static String bare(String expression) {
    return expression.replaceAll("[()\\s\"]", "").toLowerCase(Locale.ROOT);
  }

  /** Whether the index is of use for all rows and begins with these keys. */
  boolean lead(Index index) {
    if (!index.valid() || index.isPartial() || index.keys().size() < keys.size()) {
      return false;
    }
    for (int i = 0; i < keys.size(); i++) {
      if (!keys.get(i).isMetBy(index.keys().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The keys as {@code CREATE INDEX} takes them for this table. */
  String toSql(Table table) {
    return joined(
        key ->
            key.text(
                table.column(key.name()).isPresent()
                    ? Identifier.quote(key.name())
                    : "(" + key.name() + ")"));
  }

  @Override
  public String toString() {
    return joined(key -> key.text(key.name()));
  }

  private String joined(Function<Key, String> text) {
    return keys.stream().map(text).collect(Collectors.joining(", ", "(", ")"));
  }
}

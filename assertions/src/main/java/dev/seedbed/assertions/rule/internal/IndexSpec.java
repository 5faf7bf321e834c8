package dev.seedbed.assertions.rule.internal;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns of a table that an index is wanted on, as one writes them: {@code agents(workspace_id,
 * created_at desc)}.
 *
 * @param table the table's name; of those in all schemas unless {@code schema.table}
 * @param keys the columns in order, at least one
 */
public record IndexSpec(String table, List<Key> keys) {
  private static final Pattern TEXT =
      Pattern.compile("\\s*(.+?)\\s*\\((.+)\\)\\s*", Pattern.DOTALL);

  /** A column, in quotes or not, and its order. */
  private static final Pattern KEY =
      Pattern.compile(
          "\\s*(?:\"((?:[^\"]|\"\")+)\"|([^\\s\",]+))(?:\\s+(asc|desc))?\\s*(,|$)",
          Pattern.CASE_INSENSITIVE);

  /** A column and whether greater values come first. */
  public record Key(String column, boolean descending) {
    boolean is(IndexKey key, boolean backwards) {
      boolean down = descending ^ backwards;
      return key.isColumn(column) && key.descending() == down && key.nullsFirst() == down;
    }

    /** The key as it stands in an index. */
    public String toSql() {
      return Identifier.quote(column) + (descending ? " DESC" : "");
    }
  }

  public IndexSpec {
    keys = List.copyOf(keys);
  }

  /**
   * Reads the text. As in {@link QualifiedName#parse}, names keep their case without quotes, too.
   *
   * @throws IllegalArgumentException if it is not a table's name and columns in brackets
   */
  public static IndexSpec parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw unreadable(text);
    }
    return new IndexSpec(parts.group(1), keys(parts.group(2), text));
  }

  private static List<Key> keys(String list, String text) {
    Stream.Builder<Key> keys = Stream.builder();
    Matcher key = KEY.matcher(list);
    int end = 0;
    while (key.find(end) && key.start() == end && key.end() > end) {
      String name = key.group(1) == null ? key.group(2) : key.group(1).replace("\"\"", "\"");
      String order = key.group(3) == null ? "asc" : key.group(3).toLowerCase(Locale.ROOT);
      keys.add(new Key(name, order.equals("desc")));
      end = key.end();
      if (end == list.length() && key.group(4).isEmpty()) {
        return keys.build().toList();
      }
    }
    throw unreadable(text);
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "Not a table and its columns, such as agents(workspace_id, created_at desc): " + text);
  }

  /** Whether it is this table that the text speaks of. */
  public Predicate<QualifiedName> tables() {
    try {
      return QualifiedName.parse(table)::equals;
    } catch (IllegalArgumentException e) {
      return name -> table.equals(name.name()) || table.equals(Identifier.display(name.name()));
    }
  }

  /** The names of the columns. */
  public List<String> columns() {
    return keys.stream().map(Key::column).toList();
  }

  /** Whether the index begins with these keys, all in this order or all in the opposite one. */
  public boolean isBeginningOf(Index index) {
    return index.method().equals("btree")
        && index.valid()
        && index.ready()
        && !index.isPartial()
        && index.keys().size() >= keys.size()
        && (isBeginningOf(index, false) || isBeginningOf(index, true));
  }

  private boolean isBeginningOf(Index index, boolean backwards) {
    return IntStream.range(0, keys.size())
        .allMatch(i -> keys.get(i).is(index.keys().get(i), backwards));
  }

  /** The columns as they stand in brackets. */
  public String columnsText() {
    return keys.stream()
        .map(key -> Identifier.display(key.column()) + (key.descending() ? " DESC" : ""))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}

package dev.seedbed.database.isolation;

import dev.seedbed.database.sql.SqlToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a statement sorts, groups, tells apart or picks an extreme by, and which tables its short
 * names stand for, as far as its words tell.
 */
final class Sorting {
  private static final Set<String> BEFORE_TABLES =
      Set.of("from", "join", "update", "into", "using", "only", ",");

  /** Words that end a list of keys, besides its closing parenthesis. */
  private static final Set<String> AFTER_KEYS =
      Set.of(
          "limit",
          "offset",
          "fetch",
          "for",
          "union",
          "intersect",
          "except",
          "having",
          "window",
          "order",
          "rows",
          "range",
          "groups",
          "returning",
          "from",
          ";");

  /** Words that may stand behind a table and are no short name for it. */
  private static final Set<String> AFTER_TABLES =
      Set.of(
          "on",
          "where",
          "join",
          "left",
          "right",
          "inner",
          "full",
          "cross",
          "natural",
          "order",
          "group",
          "set",
          "using",
          "limit",
          "offset",
          "having",
          "union",
          "except",
          "intersect",
          "fetch",
          "for",
          "window",
          "returning",
          "values",
          "select",
          "default",
          "tablesample",
          "lateral",
          "from",
          "desc",
          "asc",
          "nulls",
          "partition",
          "overriding");

  private final String sql;
  private final List<Word> words = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final Map<String, Set<String>> aliases = new HashMap<>();
  private final Set<String> identifiers = new HashSet<>();

  /**
   * A token that is no space.
   *
   * @param text in lower case, an identifier without its quotes
   * @param depth how many parentheses are open around it; those count as outside
   */
  private record Word(String text, boolean identifier, int depth, int start, int end) {}

  /** The tables whose names it knows, in lower case. */
  private final Set<String> tables;

  private Sorting(String sql, Set<String> tables) {
    this.sql = sql;
    this.tables = tables;
  }

  static Sorting of(String sql, Set<String> tables) {
    Sorting sorting = new Sorting(sql, tables);
    sorting.read();
    for (int i = 0; i < sorting.words.size(); i++) {
      sorting.collectKeys(i);
      sorting.collectAlias(i);
    }
    return sorting;
  }

  /** The texts of what it sorts by and the like. */
  List<String> keys() {
    return keys;
  }

  /** Whether it names a table or column so, in lower case. */
  boolean names(String identifier) {
    return identifiers.contains(identifier);
  }

  /** Its text. */
  String sql() {
    return sql;
  }

  /** Whether a name before a column may stand for the table: not if it surely is another one's. */
  boolean mayMean(String qualifier, String table) {
    String name = qualifier.toLowerCase(Locale.ROOT);
    Set<String> meant = aliases.getOrDefault(name, Set.of(name));
    return meant.contains(table) || !tables.containsAll(meant);
  }

  private void read() {
    int depth = 0;
    int at = 0;
    while (at < sql.length()) {
      SqlToken token = SqlToken.at(sql, at, true);
      String text = sql.substring(at, token.end()).toLowerCase(Locale.ROOT);
      switch (token.kind()) {
        case SPACE, COMMENT -> {}
        case QUOTED_IDENTIFIER ->
            add(
                new Word(
                    text.substring(1, text.length() - 1).replace("\"\"", "\""),
                    true,
                    depth,
                    at,
                    token.end()));
        default -> {
          depth -= text.equals(")") ? 1 : 0;
          boolean identifier = token.kind() == SqlToken.Kind.WORD;
          add(new Word(text, identifier, depth, at, token.end()));
          depth += text.equals("(") ? 1 : 0;
        }
      }
      at = token.end();
    }
  }

  private void add(Word word) {
    words.add(word);
    if (word.identifier()) {
      identifiers.add(word.text());
    }
  }

  private boolean is(int index, String text) {
    return index >= 0 && index < words.size() && words.get(index).text().equals(text);
  }

  private void collectKeys(int i) {
    String word = words.get(i).text();
    if (word.equals("by")) {
      for (int[] item : items(i + 1, words.get(i).depth())) {
        keys.add(text(item));
        resolve(item, i);
      }
    } else if (word.equals("distinct") && !is(i + 1, "from")) {
      items(i + 1, words.get(i).depth()).forEach(item -> keys.add(text(item)));
    } else if ((word.equals("min") || word.equals("max")) && is(i + 1, "(")) {
      items(i + 2, words.get(i).depth() + 1).forEach(item -> keys.add(text(item)));
    }
  }

  /** The parts of a list, each as its first index and the one after its last. */
  private List<int[]> items(int from, int depth) {
    List<int[]> items = new ArrayList<>();
    int start = from;
    int i = from;
    for (; i < words.size() && !endsKeys(words.get(i), depth); i++) {
      if (words.get(i).depth() == depth && words.get(i).text().equals(",")) {
        items.add(new int[] {start, i});
        start = i + 1;
      }
    }
    if (i > start) {
      items.add(new int[] {start, i});
    }
    return items;
  }

  private static boolean endsKeys(Word word, int depth) {
    return word.depth() < depth || (word.depth() == depth && AFTER_KEYS.contains(word.text()));
  }

  private String text(int[] item) {
    return item[1] > item[0]
        ? sql.substring(words.get(item[0]).start(), words.get(item[1] - 1).end())
        : "";
  }

  /** A number or a name of its own may stand for something in the list of the SELECT. */
  private void resolve(int[] key, int by) {
    boolean single = key[1] > key[0] && !is(key[0] + 1, ".") && !is(key[0] + 1, "(");
    int select = by;
    int depth = words.get(by).depth();
    while (single && select >= 0 && !(is(select, "select") && words.get(select).depth() == depth)) {
      select--;
    }
    if (!single || select < 0) {
      return;
    }
    String wanted = words.get(key[0]).text();
    List<int[]> shown = items(select + 1, depth);
    for (int i = 0; i < shown.size(); i++) {
      int[] item = shown.get(i);
      boolean named = item[1] - item[0] > 1 && is(item[1] - 1, wanted) && !is(item[1] - 2, ".");
      if (named || wanted.equals(Integer.toString(i + 1))) {
        keys.add(text(item));
      }
    }
  }

  private void collectAlias(int i) {
    String table = "";
    int at = i + 1;
    if (is(i, ")")) {
      // What it is called is not the name of a table.
      table = ")";
    } else if (BEFORE_TABLES.contains(words.get(i).text())) {
      while (at < words.size() && words.get(at).identifier()) {
        table = words.get(at).text();
        at += is(at + 1, ".") ? 2 : 1;
        if (!is(at - 1, ".")) {
          break;
        }
      }
    }
    at += is(at, "as") ? 1 : 0;
    if (!table.isEmpty()
        && at < words.size()
        && words.get(at).identifier()
        && !AFTER_TABLES.contains(words.get(at).text())) {
      aliases.computeIfAbsent(words.get(at).text(), unseen -> new HashSet<>()).add(table);
    }
  }
}

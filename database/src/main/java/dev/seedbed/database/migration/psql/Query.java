package dev.seedbed.database.migration.psql;

import dev.seedbed.database.sql.SqlToken;
import dev.seedbed.database.sql.StatementEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The statement that is being read, its variables replaced, and which place of the script each of
 * its characters comes from. Not thread-safe.
 */
final class Query {
  private final StringBuilder sql = new StringBuilder();
  private final StatementEnd end = new StatementEnd();
  private final NavigableMap<Integer, Integer> origins = new TreeMap<>();
  private final NavigableMap<Integer, Boolean> replaced = new TreeMap<>();
  private int length;

  /** A statement that a query's result holds; all of it comes from that query's place. */
  static Query of(String sql, int origin) {
    Query query = new Query();
    int at = 0;
    while (at < sql.length()) {
      SqlToken token = SqlToken.at(sql, at, true);
      query.append(sql, at, token, origin, true);
      at = token.end();
    }
    return query;
  }

  /**
   * Adds a token; true if it ends the statement.
   *
   * @param origin the token's offset in the script
   * @param value whether it is part of a variable's value, which stands at that offset
   */
  boolean add(String text, int start, SqlToken token, int origin, boolean value) {
    if (sql.isEmpty() && isBlank(token)) {
      return false;
    }
    if (end.isReachedBy(text, start, token)) {
      return true;
    }
    append(text, start, token, origin, value);
    return false;
  }

  private void append(String text, int start, SqlToken token, int origin, boolean value) {
    if (sql.isEmpty() || value || replaced.lastEntry().getValue()) {
      origins.put(sql.length(), origin);
      replaced.put(sql.length(), value);
    }
    sql.append(text, start, token.end());
    if (!isBlank(token)) {
      length = sql.length();
    }
  }

  private static boolean isBlank(SqlToken token) {
    return token.kind() == SqlToken.Kind.SPACE || token.kind() == SqlToken.Kind.COMMENT;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** The statement without what follows its last token. */
  String sql() {
    return sql.substring(0, length);
  }

  /** Whether the statement begins with one of these words, given in upper case. */
  boolean startsWith(String... words) {
    List<String> first = end.words();
    return first.size() >= words.length && first.subList(0, words.length).equals(List.of(words));
  }

  /** Its tokens without blanks, bare words in upper case. */
  List<String> tokens() {
    List<String> tokens = new ArrayList<>();
    String text = sql();
    int at = 0;
    while (at < text.length()) {
      SqlToken token = SqlToken.at(text, at, true);
      if (!isBlank(token)) {
        String part = text.substring(at, token.end());
        boolean word = token.kind() == SqlToken.Kind.WORD;
        tokens.add(word ? part.toUpperCase(Locale.ROOT) : part);
      }
      at = token.end();
    }
    return tokens;
  }

  /** Whether it is a COPY whose data follow in the script. */
  boolean isCopyFromStdin() {
    return startsWith("COPY") && adjacent("FROM", "STDIN");
  }

  /** Whether it is a COPY that sends data to the client. */
  boolean isCopyToStdout() {
    return startsWith("COPY") && adjacent("TO", "STDOUT");
  }

  private boolean adjacent(String first, String second) {
    List<String> tokens = tokens();
    int at = tokens.lastIndexOf(second);
    return at > 0 && tokens.get(at - 1).equals(first);
  }

  /** The script's offset of the statement's first character. */
  int start() {
    return origin(0);
  }

  /** The script's offset that one of the statement's characters comes from. */
  int origin(int position) {
    Map.Entry<Integer, Integer> part = origins.floorEntry(position);
    if (part == null) {
      return 0;
    }
    boolean value = replaced.getOrDefault(part.getKey(), false);
    return value ? part.getValue() : part.getValue() + position - part.getKey();
  }
}

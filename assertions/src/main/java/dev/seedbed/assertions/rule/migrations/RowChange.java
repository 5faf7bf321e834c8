package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.catalog.Identifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows, as it is written.
 *
 * @param table its name, in its parts
 * @param select whether the rows come from a query
 * @param end where a WHERE belongs: before RETURNING, or at the end
 * @param assignment the column of an UPDATE's only assignment, and what it is set to; nothing if
 *     there are several
 */
record RowChange(
    Kind kind,
    List<String> table,
    boolean hasWhere,
    boolean select,
    int end,
    List<String> assignment) {
  private static final Set<String> VERBS =
      Set.of("UPDATE", "DELETE", "INSERT", "MERGE", "SELECT", "TABLE", "VALUES");

  /** What is done to the rows. */
  enum Kind {
    UPDATE,
    DELETE,
    /** INSERT or MERGE. */
    OTHER
  }

  RowChange {
    table = List.copyOf(table);
    assignment = List.copyOf(assignment);
  }

  /** Reads a statement; null if it changes no rows. */
  static @Nullable RowChange read(String sql) {
    Words words = Words.of(sql);
    if (words.at("WITH")) {
      skipTo(words, VERBS);
    }
    Kind kind;
    if (words.accept("UPDATE")) {
      kind = Kind.UPDATE;
    } else if (words.accept("DELETE", "FROM")) {
      kind = Kind.DELETE;
    } else if (words.accept("INSERT", "INTO") || words.accept("MERGE", "INTO")) {
      kind = Kind.OTHER;
    } else {
      return null;
    }
    words.accept("ONLY");
    List<String> table = words.name();
    skipTo(words, Set.of("SET", "WHERE", "RETURNING", "SELECT", "USING", "ON"));
    boolean select = words.at("SELECT") || words.at("USING");
    List<String> assignment = words.accept("SET") ? assignment(words) : List.of();
    skipTo(words, Set.of("WHERE", "RETURNING"));
    boolean where = words.at("WHERE");
    return new RowChange(kind, table, where, select, words.end(), assignment);
  }

  private static List<String> assignment(Words words) {
    String column = words.at('(') ? "" : words.simpleName();
    boolean plain = !column.isEmpty() && words.accept('=');
    int start = words.start();
    words.skipTo(Set.of("FROM", "WHERE", "RETURNING"));
    return plain && !words.at(',') && !words.at("FROM")
        ? List.of(column, words.text().substring(start, words.end()))
        : List.of();
  }

  private static void skipTo(Words words, Set<String> keyWords) {
    while (!words.ended() && !words.atOneOf(keyWords)) {
      words.skip();
    }
  }

  /** The statement for those rows that are not as they should be yet, or all if that is unclear. */
  String withWhere(String sql) {
    String condition =
        assignment.isEmpty()
            ? "true"
            : Identifier.quote(assignment.get(0)) + " IS DISTINCT FROM (" + assignment.get(1) + ")";
    return sql.substring(0, end) + " WHERE " + condition + sql.substring(end);
  }
}

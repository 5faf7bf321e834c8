package dev.seedbed.database.isolation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A column that may hold the time of a transaction.
 *
 * @param table the table's name alone, in lower case
 * @param column the column's name, in lower case
 * @param sqlTable the table as SQL names it
 * @param sqlColumn the column as SQL names it
 * @param clock what {@code now()} is in the column's type
 */
record TimestampColumn(
    String table, String column, String sqlTable, String sqlColumn, String clock) {
  private static final int CASE = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
  private static final Pattern DISTINCT =
      Pattern.compile("\\bDISTINCT\\b(.*?)(?:\\bFROM\\b|\\z)", CASE);

  static TimestampColumn of(List<String> parts) {
    return new TimestampColumn(
        parts.get(0).toLowerCase(Locale.ROOT),
        parts.get(1).toLowerCase(Locale.ROOT),
        parts.get(2),
        parts.get(3),
        parts.get(4));
  }

  /**
   * Whether a statement may be about the column.
   *
   * @param sql in lower case
   */
  boolean isNamedIn(String sql) {
    return sql.contains(column) && sql.contains(table);
  }

  /** Whether the statement sorts, groups or picks an extreme by this column. */
  boolean orders(String sql) {
    String name = "(?:\\w+\\.)?\"?" + Pattern.quote(column) + "\\b";
    boolean distinct =
        DISTINCT
            .matcher(sql)
            .results()
            .anyMatch(list -> Pattern.compile("\\b" + name, CASE).matcher(list.group(1)).find());
    return distinct
        || Pattern.compile(
                ("\\b(?:ORDER|GROUP|PARTITION)\\s+BY\\b[^;]*?\\b%1$s"
                        + "|\\b(?:min|max)\\s*\\(\\s*%1$s"
                        + "|%1$s\"?\\s*[<>]=?\\s*(?:\\w+\\.)\"?%1$s")
                    .formatted(name),
                CASE)
            .matcher(sql)
            .find();
  }

  /** Whether the statement asks which of two times of a row was first. */
  boolean isComparedTo(TimestampColumn other, String sql) {
    return !equals(other)
        && sqlTable.equals(other.sqlTable)
        && Pattern.compile(
                "\\b%s\"?\\s*(?:[<>]=?|=|<>|!=)\\s*(?:\\w+\\.)?\"?%s\\b"
                    .formatted(Pattern.quote(column), Pattern.quote(other.column)),
                Pattern.CASE_INSENSITIVE)
            .matcher(sql)
            .find();
  }

  /** Finds a row that holds the time of the test in both columns. */
  String query(TimestampColumn other) {
    return "SELECT 1 FROM %1$s t WHERE t.%2$s = %3$s AND t.%4$s = %5$s LIMIT 1"
        .formatted(sqlTable, sqlColumn, clock, other.sqlColumn, other.clock);
  }

  /** Whether the statement asks which rows are older than now, or not, to the microsecond. */
  boolean isComparedToClock(String sql) {
    String name = "\\b(?:\\w+\\.)?\"?" + Pattern.quote(column) + "\"?";
    return Pattern.compile(
            ("%1$s\\s*(?:<|>=)\\s*(?:%2$s)(?!\\s*[-+])" + "|(?:%2$s)\\s*(?:>|<=)\\s*%1$s")
                .formatted(name, FrozenClock.CLOCK),
            Pattern.CASE_INSENSITIVE)
        .matcher(sql)
        .find();
  }

  /** Finds rows, of this many transactions at least, that hold the time of the test. */
  String query(int writers) {
    return "SELECT 1 FROM "
        + sqlTable
        + " t WHERE t."
        + sqlColumn
        + " = "
        + clock
        + " HAVING count(DISTINCT t.xmin::text) >= "
        + writers;
  }
}

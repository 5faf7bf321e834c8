package dev.seedbed.database.isolation;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
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
  private static final String UNITS =
      "minute|hour|day|week|month|quarter|year|decade|century|millennium";

  /** What two moments of a test have in common in real life too. */
  private static final Pattern COARSE =
      Pattern.compile(
          ("\\bdate_trunc\\s*\\(\\s*'(?:%1$s)s?'\\s*,[^()]*\\)"
                  + "|\\bextract\\s*\\(\\s*'?(?:%1$s|isodow|dow|doy|isoyear)'?\\s+FROM\\b[^()]*\\)"
                  + "|\\bdate\\s*\\([^()]*\\)|\\bcast\\s*\\([^()]*\\bAS\\s+date\\s*\\)"
                  + "|[\\w.\"]+\\s*::\\s*date\\b")
              .formatted(UNITS),
          CASE);

  static TimestampColumn of(List<String> parts) {
    return new TimestampColumn(
        parts.get(0).toLowerCase(Locale.ROOT),
        parts.get(1).toLowerCase(Locale.ROOT),
        parts.get(2),
        parts.get(3),
        parts.get(4));
  }

  /** Whether a statement may be about the column. */
  boolean isNamedIn(Sorting statement) {
    return statement.names(column) && statement.names(table);
  }

  /** The column as a statement may write it, what stands before it in the first groups. */
  private static String written(String column) {
    return "(?<![\\w$])(?:(?:\"([^\"]+)\"|(\\w+))\\s*\\.\\s*|(?<![\\w.\"]))\"?"
        + Pattern.quote(column)
        + "\"?(?![\\w$])";
  }

  /** Whether the table may be meant by what stands before the column. */
  private boolean isMeant(MatchResult found, int group, Sorting statement) {
    String quoted = found.group(group);
    String qualifier = quoted == null ? found.group(group + 1) : quoted;
    return qualifier == null || statement.mayMean(qualifier, table);
  }

  /** Whether the statement sorts, groups or picks an extreme by this column. */
  boolean orders(Sorting statement) {
    String name = written(column);
    Pattern key = Pattern.compile(name, CASE);
    return statement.keys().stream()
            .flatMap(text -> key.matcher(COARSE.matcher(text).replaceAll("")).results())
            .anyMatch(found -> isMeant(found, 1, statement))
        || Pattern.compile(name + "\\s*[<>]=?\\s*" + name, CASE)
            .matcher(statement.sql())
            .results()
            .anyMatch(found -> isMeant(found, 1, statement) && isMeant(found, 3, statement));
  }

  /** Whether the statement asks which of two times was first. */
  boolean isComparedTo(TimestampColumn other, Sorting statement) {
    return !equals(other)
        && Pattern.compile(
                written(column) + "\\s*(?:[<>]=?|=|<>|!=)\\s*" + written(other.column), CASE)
            .matcher(statement.sql())
            .results()
            .anyMatch(found -> isMeant(found, 1, statement) && other.isMeant(found, 3, statement));
  }

  /**
   * Finds a row that holds the time of the test in both columns, or rows of two tables that
   * different transactions wrote.
   */
  String query(TimestampColumn other) {
    return sqlTable.equals(other.sqlTable)
        ? "SELECT 1 FROM %1$s t WHERE t.%2$s = %3$s AND t.%4$s = %5$s LIMIT 1"
            .formatted(sqlTable, sqlColumn, clock, other.sqlColumn, other.clock)
        : "SELECT 1 FROM (%s) a JOIN (%s) b ON a.writer <> b.writer LIMIT 1"
            .formatted(writers(), other.writers());
  }

  private String writers() {
    return "SELECT DISTINCT t.xmin::text AS writer FROM %s t WHERE t.%s = %s"
        .formatted(sqlTable, sqlColumn, clock);
  }

  /** Whether the statement asks which rows are older than now, or not, to the microsecond. */
  boolean isComparedToClock(Sorting statement) {
    String name = written(column);
    return Pattern.compile(
            "%1$s\\s*(?:<|>=)\\s*(?:%2$s)(?!\\s*[-+])|(?:%2$s)\\s*(?:>|<=)\\s*%1$s"
                .formatted(name, FrozenClock.CLOCK),
            CASE)
        .matcher(statement.sql())
        .results()
        .anyMatch(found -> isMeant(found, 1, statement) && isMeant(found, 3, statement));
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

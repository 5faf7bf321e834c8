package dev.seedbed.database.isolation;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Notices answers that are wrong because {@code now()} stands still once a test has written
 * something: all its transactions then have one time, where real life gives each its own.
 *
 * <p>Writing {@code now()} into rows is let pass, or no test could write. What is not let pass is
 * to show the time of one transaction in another, and to order rows by it.
 */
final class FrozenClock {
  static final String CLOCK =
      "(?:now|transaction_timestamp)\\s*\\(\\s*\\)"
          + "|(?:current_timestamp|localtimestamp)(?:\\s*\\(\\s*\\d\\s*\\))?(?!\\w)";

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
  private static final Pattern ORDERS =
      Pattern.compile("\\b(?:BY|DISTINCT|min|max)\\b|[<>=]", FLAGS);

  private static final Pattern SELECT = Pattern.compile("SELECT\\b", FLAGS);

  /** The words of a SELECT that say whether it shows a clock; {@code extract(epoch FROM …)} not. */
  private static final Pattern CLOCK_OR_FROM =
      Pattern.compile(
          "\\bextract\\s*\\(\\s*\\w+\\s+from\\b|(?<from>\\bFROM\\b)|\\b(?<clock>" + CLOCK + ")",
          FLAGS);

  private final PhysicalTransaction physical;
  private long shownTo = -1;
  private long shownSince = -1;

  FrozenClock(PhysicalTransaction physical) {
    this.physical = physical;
  }

  /** Why the time that a statement is about to use would be another one in real life. */
  Optional<String> stale(Effects effect) throws SQLException {
    if (shows(effect.text())) {
      boolean again = shownSince == physical.begins() && shownTo != physical.units();
      shownSince = physical.begins();
      shownTo = physical.units();
      if (again) {
        return Optional.of("another transaction of the test was shown the same time");
      }
    }
    return physical.isPinned() && ORDERS.matcher(effect.text()).find()
        ? tied(effect.text())
        : Optional.empty();
  }

  /** Whether there is a clock before the first FROM. */
  private static boolean shows(String sql) {
    // Word by word: one expression for all of it recurses at each character, and long lists of
    // columns exceed the stack.
    Matcher words = CLOCK_OR_FROM.matcher(sql);
    boolean select = SELECT.matcher(sql).lookingAt();
    while (select && words.find()) {
      if (words.group("clock") != null || words.group("from") != null) {
        return words.group("clock") != null;
      }
    }
    return false;
  }

  private Optional<String> tied(String sql) throws SQLException {
    List<TimestampColumn> all = physical.facts().timestamps();
    Sorting statement =
        Sorting.of(sql, all.stream().map(TimestampColumn::table).collect(Collectors.toSet()));
    List<TimestampColumn> named = all.stream().filter(c -> c.isNamedIn(statement)).toList();
    for (TimestampColumn column : named) {
      for (TimestampColumn other : named) {
        if (column.isComparedTo(other, statement) && physical.finds(column.query(other))) {
          return Optional.of(same(column, other));
        }
      }
      boolean compares = column.isComparedToClock(statement);
      if ((compares || column.orders(statement))
          && physical.finds(column.query(compares ? 1 : 2))) {
        return Optional.of(
            "rows of "
                + column.sqlTable()
                + " that different transactions wrote have the same "
                + column.sqlColumn());
      }
    }
    return Optional.empty();
  }

  private static String same(TimestampColumn column, TimestampColumn other) {
    return column.sqlTable().equals(other.sqlTable())
        ? "a row of %s has the same %s and %s"
            .formatted(column.sqlTable(), column.sqlColumn(), other.sqlColumn())
        : "%s.%s and %s.%s have the same time, which different transactions wrote"
            .formatted(column.sqlTable(), column.sqlColumn(), other.sqlTable(), other.sqlColumn());
  }
}

package dev.seedbed.database.isolation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Finds a pattern in statements, and remembers those that it has seen: tests run the same ones
 * again and again, and some patterns take as long as a part of the round trip.
 *
 * <p>Thread-safe.
 */
final class KnownStatements {
  private static final int MOST = 1000;
  private static final int LONGEST = 4000;

  private final Pattern pattern;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  KnownStatements(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Whether the pattern is in the statement. */
  boolean in(String sql) {
    Boolean before = known.get(sql);
    if (before != null) {
      return before;
    }
    boolean found = pattern.matcher(sql).find();
    if (sql.length() <= LONGEST) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(sql, found);
    }
    return found;
  }
}

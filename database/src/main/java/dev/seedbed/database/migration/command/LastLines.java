package dev.seedbed.database.migration.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The end of what a program prints, after what it has called an error before: TypeORM names the
 * error first, and prints fifty lines about it. Thread-safe.
 */
final class LastLines {
  private static final int LAST = 20;
  private static final int ERRORS = 5;
  private static final Pattern ERROR = Pattern.compile("(?i)\\b\\w*(?:error|exception|fatal)\\b");

  private final Deque<String> last = new ArrayDeque<>();
  private final List<String> errors = new ArrayList<>();

  synchronized void add(String line) {
    last.add(line);
    if (last.size() > LAST) {
      String old = last.remove();
      if (errors.size() < ERRORS && ERROR.matcher(old).find()) {
        errors.add(old);
      }
    }
  }

  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>(errors);
    if (!errors.isEmpty()) {
      lines.add("…");
    }
    lines.addAll(last);
    return lines;
  }
}

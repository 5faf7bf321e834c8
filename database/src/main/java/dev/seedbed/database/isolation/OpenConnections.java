package dev.seedbed.database.isolation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The connections that a test has opened and not closed, and where it did. Thread-safe. */
final class OpenConnections {
  private static final int CALLERS = 4;
  private static final int SHOWN = 5;

  /** Who is between the test's code and this one. */
  private static final Pattern LIBRARY =
      Pattern.compile(
          "(java|javax|jdk|sun|com\\.sun|org\\.postgresql|com\\.zaxxer\\.hikari"
              + "|dev\\.seedbed\\.database\\.isolation)\\..*");

  private final Map<Object, Throwable> open = Collections.synchronizedMap(new LinkedHashMap<>());

  void opened(Object connection) {
    open.put(connection, new Throwable());
  }

  void closed(Object connection) {
    open.remove(connection);
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /**
   * Lines about them, the oldest first.
   *
   * @param inTransaction the one that has a transaction open, if any has
   */
  List<String> lines(@Nullable Object inTransaction) {
    List<String> lines = new ArrayList<>();
    synchronized (open) {
      open.forEach(
          (connection, at) ->
              lines.add(
                  (connection == inTransaction ? "in a transaction, " : "")
                      + "opened at "
                      + callers(at)));
    }
    int more = lines.size() - SHOWN;
    if (more > 0) {
      lines.subList(SHOWN, lines.size()).clear();
      lines.add("… and " + more + " more");
    }
    return lines;
  }

  private static String callers(Throwable at) {
    List<StackTraceElement> stack = List.of(at.getStackTrace());
    // Below the test method are JUnit and what started it.
    List<StackTraceElement> callers =
        stack.stream()
            .takeWhile(frame -> !frame.getClassName().startsWith("org.junit."))
            .filter(frame -> !LIBRARY.matcher(frame.getClassName()).matches())
            .toList();
    return (callers.isEmpty() ? stack : callers)
        .stream()
            .limit(CALLERS)
            .map(frame -> frame.toString().replaceFirst("^.*?//?", ""))
            .collect(Collectors.joining("\nfrom "));
  }
}

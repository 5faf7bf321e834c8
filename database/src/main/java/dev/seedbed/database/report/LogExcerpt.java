package dev.seedbed.database.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a server's log that are about one database. */
public final class LogExcerpt {
  private static final int LINES = 20;
  private static final int WIDTH = 200;

  /** How a line begins that is not the continuation of another: {@code log_line_prefix}. */
  private static final Pattern BEGIN =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[\\d+] (?<rest>.*)");

  private LogExcerpt() {}

  /**
   * The last of the lines that processes connected to the database wrote, without the date.
   *
   * @param log lines that begin with {@code %m [%p] %q%d}, and continuations of such
   */
  public static List<String> of(List<String> log, String database) {
    List<String> lines = new ArrayList<>();
    boolean about = false;
    for (String line : log) {
      Matcher begin = BEGIN.matcher(line);
      if (begin.matches()) {
        String rest = begin.group("rest");
        about = rest.startsWith(database + " ");
        if (about) {
          lines.add(cut(rest.substring(database.length() + 1)));
        }
      } else if (about) {
        lines.add(cut(line.strip()));
      }
    }
    return List.copyOf(lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }
}

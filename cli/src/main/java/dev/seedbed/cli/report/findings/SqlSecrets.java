package dev.seedbed.cli.report.findings;

import java.util.regex.Pattern;

/** Takes out of SQL what nobody should read in a report. */
public final class SqlSecrets {
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)(\\bPASSWORD\\s+)(?:E?'(?:[^'\\\\]|''|\\\\.)*'?|\\$\\$.*?(?:\\$\\$|$))");
  private static final Pattern URL =
      Pattern.compile("(\\b[a-z][a-z0-9+.-]*://[^\\s:/@']+:)[^\\s@']+(?=@)");

  private SqlSecrets() {}

  /** The same text without the passwords of roles and of URLs. */
  public static String hide(String sql) {
    String text = PASSWORD.matcher(sql).replaceAll("$1'…'");
    return URL.matcher(text).replaceAll("$1…");
  }
}

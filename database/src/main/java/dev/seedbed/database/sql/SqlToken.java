package dev.seedbed.database.sql;

/**
 * One token of SQL text, by the rules of the PostgreSQL manual, chapter "Lexical Structure".
 *
 * @param kind what it is
 * @param end index after its last character
 * @param closed whether what it opens ends: false for a quote or comment that runs to the end
 */
public record SqlToken(Kind kind, int end, boolean closed) {

  /** What a token is. */
  public enum Kind {
    /** White space, or a byte-order mark. */
    SPACE,
    /** A comment: to the end of the line, or a block, in which others may be nested. */
    COMMENT,
    /** A key word or an identifier without quotes. */
    WORD,
    /** A number, or what looks like the beginning of one. */
    NUMBER,
    /** A string constant: plain, {@code E''} or dollar-quoted. */
    STRING,
    /** An identifier in double quotes. */
    QUOTED_IDENTIFIER,
    /** A single character of any other kind, such as a semicolon. */
    OTHER
  }

  /**
   * The token that begins at an offset.
   *
   * @param standardStrings the server's {@code standard_conforming_strings}: whether a backslash in
   *     a plain string constant is just a backslash
   */
  public static SqlToken at(String text, int offset, boolean standardStrings) {
    char c = text.charAt(offset);
    if (isSpace(c)) {
      int end = offset + 1;
      while (end < text.length() && isSpace(text.charAt(end))) {
        end++;
      }
      return new SqlToken(Kind.SPACE, end, true);
    }
    if (text.startsWith("--", offset)) {
      int newline = text.indexOf('\n', offset);
      return new SqlToken(Kind.COMMENT, newline < 0 ? text.length() : newline + 1, true);
    }
    if (text.startsWith("/*", offset)) {
      return blockComment(text, offset);
    }
    if (Character.isLetter(c) || c == '_') {
      int end = endOfWord(text, offset);
      boolean escape = end == offset + 1 && (c == 'E' || c == 'e') && text.startsWith("'", end);
      return escape ? quoted(text, end, true) : new SqlToken(Kind.WORD, end, true);
    }
    if (c == '\'' || c == '"') {
      return quoted(text, offset, c == '\'' && !standardStrings);
    }
    if (c == '$') {
      return dollarQuoted(text, offset);
    }
    return Character.isDigit(c)
        ? new SqlToken(Kind.NUMBER, endOfWord(text, offset), true)
        : new SqlToken(Kind.OTHER, offset + 1, true);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\uFEFF';
  }

  private static int endOfWord(String text, int start) {
    int i = start;
    while (i < text.length() && (isWordPart(text.charAt(i)) || text.charAt(i) == '$')) {
      i++;
    }
    return i;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static SqlToken quoted(String text, int open, boolean backslashEscapes) {
    char quote = text.charAt(open);
    Kind kind = quote == '"' ? Kind.QUOTED_IDENTIFIER : Kind.STRING;
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && backslashEscapes) {
        i++;
      } else if (c == quote) {
        if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
          i++;
        } else {
          return new SqlToken(kind, i + 1, true);
        }
      }
    }
    return new SqlToken(kind, text.length(), false);
  }

  private static SqlToken dollarQuoted(String text, int start) {
    int i = start + 1;
    while (i < text.length() && isWordPart(text.charAt(i))) {
      i++;
    }
    boolean opens =
        i < text.length() && text.charAt(i) == '$' && !Character.isDigit(text.charAt(start + 1));
    if (!opens) {
      return new SqlToken(Kind.OTHER, start + 1, true);
    }
    String tag = text.substring(start, i + 1);
    int close = text.indexOf(tag, i + 1);
    return new SqlToken(Kind.STRING, close < 0 ? text.length() : close + tag.length(), close >= 0);
  }

  private static SqlToken blockComment(String text, int start) {
    int depth = 0;
    int i = start;
    while (i < text.length()) {
      if (text.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (text.startsWith("*/", i)) {
        depth--;
        i += 2;
        if (depth == 0) {
          return new SqlToken(Kind.COMMENT, i, true);
        }
      } else {
        i++;
      }
    }
    return new SqlToken(Kind.COMMENT, text.length(), false);
  }
}

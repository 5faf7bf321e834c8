package dev.seedbed.database.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits SQL text into statements, reading it once from left to right, token by token. */
final class StatementSplitter {
  private final String text;
  private final List<SqlStatement> statements = new ArrayList<>();
  private int at;
  private int line = 1;
  private int start = -1;
  private int startLine;
  private int end;
  private int parentheses;
  private int atomicBlocks;
  private boolean onlyWords = true;
  private List<String> words = new ArrayList<>();

  StatementSplitter(String text) {
    this.text = text;
  }

  List<SqlStatement> split() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '\uFEFF') {
        advanceTo(at + 1);
      } else if (text.startsWith("--", at)) {
        advanceTo(indexAfter("\n", at));
      } else if (text.startsWith("/*", at)) {
        advanceTo(endOfBlockComment());
      } else if (c == ';' && parentheses <= 0 && atomicBlocks == 0) {
        finishStatement();
        advanceTo(at + 1);
      } else {
        token(c);
      }
    }
    finishStatement();
    return statements;
  }

  private void token(char c) {
    if (start < 0) {
      start = at;
      startLine = line;
    }
    int next = at + 1;
    if (Character.isLetter(c) || c == '_') {
      next = endOfWord();
      if (isEscapeString(next)) {
        next = endOfQuoted('\'', next, true);
        onlyWords = false;
      } else {
        word(text.substring(at, next).toUpperCase(Locale.ROOT));
      }
    } else {
      onlyWords = false;
      if (c == '\'' || c == '"') {
        next = endOfQuoted(c, at, false);
      } else if (c == '$') {
        next = endOfDollarQuoted();
      } else if (Character.isDigit(c)) {
        next = endOfWord();
      } else if (c == '(') {
        parentheses++;
      } else if (c == ')') {
        parentheses--;
      }
    }
    advanceTo(next);
    end = at;
  }

  private void word(String word) {
    if (onlyWords && words.size() < SqlStatement.MAX_WORDS) {
      words.add(word);
    }
    boolean definesRoutine =
        words.contains("CREATE") && (words.contains("FUNCTION") || words.contains("PROCEDURE"));
    if (!definesRoutine) {
      return;
    }
    if (atomicBlocks == 0) {
      if (word.equals("ATOMIC")) {
        atomicBlocks = 1;
      }
    } else if (word.equals("BEGIN") || word.equals("CASE")) {
      atomicBlocks++;
    } else if (word.equals("END")) {
      atomicBlocks--;
    }
  }

  private void finishStatement() {
    if (start >= 0) {
      statements.add(new SqlStatement(text.substring(start, end), start, startLine, words));
    }
    start = -1;
    parentheses = 0;
    atomicBlocks = 0;
    onlyWords = true;
    words = new ArrayList<>();
  }

  private boolean isEscapeString(int next) {
    return next == at + 1
        && (text.charAt(at) == 'E' || text.charAt(at) == 'e')
        && next < text.length()
        && text.charAt(next) == '\'';
  }

  private int endOfWord() {
    int i = at;
    while (i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i))
            || text.charAt(i) == '_'
            || text.charAt(i) == '$')) {
      i++;
    }
    return i;
  }

  private int endOfQuoted(char quote, int open, boolean backslashEscapes) {
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && backslashEscapes) {
        i++;
      } else if (c == quote) {
        if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
          i++;
        } else {
          return i + 1;
        }
      }
    }
    return text.length();
  }

  private int endOfDollarQuoted() {
    int i = at + 1;
    while (i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    boolean opens =
        i < text.length() && text.charAt(i) == '$' && !Character.isDigit(text.charAt(at + 1));
    return opens ? indexAfter(text.substring(at, i + 1), i + 1) : at + 1;
  }

  private int endOfBlockComment() {
    int depth = 0;
    int i = at;
    while (i < text.length()) {
      if (text.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (text.startsWith("*/", i)) {
        depth--;
        i += 2;
        if (depth == 0) {
          return i;
        }
      } else {
        i++;
      }
    }
    return text.length();
  }

  private int indexAfter(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  private void advanceTo(int next) {
    for (; at < next; at++) {
      if (text.charAt(at) == '\n') {
        line++;
      }
    }
  }
}

package dev.seedbed.database.sql;

import java.util.ArrayList;
import java.util.List;

/** Splits SQL text into statements, reading it once from left to right, token by token. */
final class StatementSplitter {
  private final String text;
  private final List<SqlStatement> statements = new ArrayList<>();
  private int at;
  private int line = 1;
  private int start = -1;
  private int startLine;
  private int end;
  private StatementEnd statementEnd = new StatementEnd();

  StatementSplitter(String text) {
    this.text = text;
  }

  List<SqlStatement> split() {
    while (at < text.length()) {
      SqlToken token = SqlToken.at(text, at, true);
      if (token.kind() != SqlToken.Kind.SPACE && token.kind() != SqlToken.Kind.COMMENT) {
        take(token);
      }
      advanceTo(token.end());
    }
    finishStatement();
    return statements;
  }

  private void take(SqlToken token) {
    if (statementEnd.isReachedBy(text, at, token)) {
      finishStatement();
      return;
    }
    if (start < 0) {
      start = at;
      startLine = line;
    }
    end = token.end();
  }

  private void finishStatement() {
    if (start >= 0) {
      statements.add(
          new SqlStatement(text.substring(start, end), start, startLine, statementEnd.words()));
    }
    start = -1;
    statementEnd = new StatementEnd();
  }

  private void advanceTo(int next) {
    for (; at < next; at++) {
      if (text.charAt(at) == '\n') {
        line++;
      }
    }
  }
}

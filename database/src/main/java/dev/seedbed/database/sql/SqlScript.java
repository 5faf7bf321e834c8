package dev.seedbed.database.sql;

import java.util.List;

/**
 * SQL text split into statements as {@code psql} splits it.
 *
 * <p>Semicolons do not end a statement inside string constants (plain, {@code E''} and
 * dollar-quoted), quoted identifiers, comments (nested ones included), parentheses, and
 * SQL-standard function bodies ({@code BEGIN ATOMIC … END}). The rules are those of the PostgreSQL
 * manual, chapter "Lexical Structure", with {@code standard_conforming_strings} on.
 *
 * <pre>{@code
 * for (SqlStatement statement : SqlScript.parse("SELECT 1; SELECT ';'").statements()) { … }
 * }</pre>
 *
 * @param text the whole script
 * @param statements its statements in order; empty when there are only comments
 */
public record SqlScript(String text, List<SqlStatement> statements) {

  public SqlScript {
    statements = List.copyOf(statements);
  }

  /** Splits the text; what is left open at its end belongs to the last statement. */
  public static SqlScript parse(String text) {
    return new SqlScript(text, new StatementSplitter(text).split());
  }

  /** The line, from 1, of the character at an offset. */
  public int lineAt(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /** The column, from 1, of the character at an offset. */
  public int columnAt(int offset) {
    return offset - text.lastIndexOf('\n', offset - 1);
  }
}

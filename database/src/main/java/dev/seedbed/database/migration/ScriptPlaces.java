package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;

/**
 * Finds the statements that another tool runs in the file that it took them from, one after the
 * other.
 *
 * <p>The text may differ, because placeholders were replaced or comments left out: then the
 * statement's number in the file counts.
 */
final class ScriptPlaces {
  private final SqlScript script;
  private int next;

  ScriptPlaces(SqlScript script) {
    this.script = script;
  }

  SqlScript script() {
    return script;
  }

  /** The file's statement that this one was; its last one where it has no more. */
  SqlStatement find(String sql) {
    String wanted = withoutSemicolon(sql);
    for (int i = next; i < script.statements().size(); i++) {
      if (script.statements().get(i).text().equals(wanted)) {
        next = i + 1;
        return script.statements().get(i);
      }
    }
    int size = script.statements().size();
    if (size == 0) {
      return new SqlStatement(wanted.isEmpty() ? ";" : wanted, 0, 1, java.util.List.of());
    }
    int numbered = Math.min(next, size - 1);
    next = numbered + 1;
    return script.statements().get(numbered);
  }

  private static String withoutSemicolon(String sql) {
    String text = sql.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
  }
}

package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a change set, and the statements that it runs, in the file that it is written in: XML,
 * YAML, JSON or SQL.
 */
final class ChangeSetPlaces {
  private static final int TELLING = 12;

  private final SqlScript script;
  private int offset;

  private ChangeSetPlaces(SqlScript script, int offset) {
    this.script = script;
    this.offset = offset;
  }

  /** From the change set's beginning on; from the file's if it cannot be found there. */
  static ChangeSetPlaces of(String text, String id, String author) {
    String quotedId = Pattern.quote(id);
    String quotedAuthor = Pattern.quote(author);
    String attributes =
        "(?=[^>]*\\bid\\s*=\\s*[\"']%s[\"'])(?=[^>]*\\bauthor\\s*=\\s*[\"']%s[\"'])";
    Pattern[] ways = {
      Pattern.compile(
          "(?im)^\\s*--\\s*changeset\\s+\"?"
              + quotedAuthor
              + "\"?:\"?"
              + quotedId
              + "\"?(?=\\s|$)"),
      Pattern.compile("<changeSet\\b" + attributes.formatted(quotedId, quotedAuthor)),
      Pattern.compile("(?m)\"?\\bid\"?\\s*:\\s*[\"']?" + quotedId + "[\"']?\\s*(?:,|\\}|#.*)?$")
    };
    int offset = 0;
    for (Pattern way : ways) {
      Matcher matcher = way.matcher(text);
      if (matcher.find()) {
        offset = matcher.start() + leadingBlanks(matcher.group());
        break;
      }
    }
    return new ChangeSetPlaces(new SqlScript(text, List.of()), offset);
  }

  private static int leadingBlanks(String text) {
    return text.length() - text.stripLeading().length();
  }

  /** The line of the next change of a kind, such as {@code createTable}; else the present one. */
  int lineOfChange(String kind) {
    Matcher change =
        Pattern.compile("<" + kind + "\\b|\\b" + kind + "\"?\\s*:").matcher(script.text());
    if (change.find(offset)) {
      offset = change.start();
    }
    return line();
  }

  /** The line of a statement; the present one if it is not written there word for word. */
  int lineOfStatement(String sql) {
    List<SqlStatement> statements = SqlScript.parse(sql).statements();
    String text = statements.isEmpty() ? sql.strip() : statements.get(0).text();
    String first = text.lines().findFirst().orElse("");
    int found = script.text().indexOf(text, offset);
    if (found < 0 && first.length() >= TELLING) {
      found = script.text().indexOf(first, offset);
    }
    if (found >= 0) {
      offset = found;
    }
    return line();
  }

  int line() {
    return script.lineAt(offset);
  }
}

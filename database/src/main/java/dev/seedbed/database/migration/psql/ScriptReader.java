package dev.seedbed.database.migration.psql;

import dev.seedbed.database.sql.SqlToken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one script from left to right: statements up to their semicolons, and meta-commands in
 * between or within. Variables are replaced as they are met. Not thread-safe.
 */
final class ScriptReader {
  private final ScriptFile file;
  private final Variables variables;
  private final Deque<Value> values = new ArrayDeque<>();
  private Query query = new Query();
  private int at;
  private int commandOffset;

  ScriptReader(ScriptFile file, Variables variables) {
    this.file = file;
    this.variables = variables;
  }

  /** What was read. */
  enum Event {
    /** A whole statement, without its semicolon: {@link #takeQuery}. */
    STATEMENT,
    /** A backslash and a name: {@link #command}. */
    COMMAND,
    /** The script is at its end; {@link #query} holds a last statement without a semicolon. */
    END
  }

  /** The value of a variable that is being read. */
  private static final class Value {
    private final Variables.Reference variable;
    private final int origin;
    private int at;

    Value(Variables.Reference variable, int origin) {
      this.variable = variable;
      this.origin = origin;
    }
  }

  /**
   * Reads on.
   *
   * @param active whether statements count; in a branch that is not run they are passed over
   * @param standardStrings the server's {@code standard_conforming_strings}
   */
  Event next(boolean active, boolean standardStrings) {
    while (true) {
      Value value = values.peek();
      if (value != null && value.at == value.variable.value().length()) {
        values.pop();
      } else if (value != null) {
        if (token(value.variable.value(), value.at, value, active, standardStrings)) {
          return Event.STATEMENT;
        }
      } else if (at == file.text().length()) {
        return Event.END;
      } else if (file.text().charAt(at) == '\\' && !isEscapedCharacter()) {
        commandOffset = at;
        return Event.COMMAND;
      } else if (token(file.text(), at, null, active, standardStrings)) {
        return Event.STATEMENT;
      }
    }
  }

  /** {@code \;} and {@code \:} stand for the character itself, without its meaning. */
  private boolean isEscapedCharacter() {
    return file.text().startsWith("\\;", at) || file.text().startsWith("\\:", at);
  }

  private boolean token(
      String text, int start, @Nullable Value within, boolean active, boolean standardStrings) {
    int origin = within == null ? start : within.origin;
    Variables.Reference variable =
        active && !isCast(text, start) ? variables.at(text, start) : null;
    if (variable != null && !isBeingRead(variable.name())) {
      advance(within, variable.end());
      values.push(new Value(variable, origin));
      return false;
    }
    if (text.startsWith("\\", start) && within == null) {
      at += 2;
      SqlToken character = new SqlToken(SqlToken.Kind.NUMBER, at, true);
      query.add(text, start + 1, character, origin + 1, true);
      return false;
    }
    SqlToken token = SqlToken.at(text, start, standardStrings);
    if (!token.closed()) {
      boolean comment = token.kind() == SqlToken.Kind.COMMENT;
      throw PsqlErrors.unterminated(file, origin, comment ? "comment" : "quote");
    }
    advance(within, token.end());
    return active && query.add(text, start, token, origin, within != null) && !query.isEmpty();
  }

  private static boolean isCast(String text, int offset) {
    return offset > 0 && text.charAt(offset - 1) == ':' && text.charAt(offset) == ':';
  }

  /** As in psql a variable whose value names itself stands for that text. */
  private boolean isBeingRead(String name) {
    return values.stream().anyMatch(value -> value.variable.name().equals(name));
  }

  private void advance(@Nullable Value within, int to) {
    if (within == null) {
      at = to;
    } else {
      within.at = to;
    }
  }

  /** The statement that is being read. */
  Query query() {
    return query;
  }

  /** The statement that was read; the next one begins. */
  Query takeQuery() {
    Query taken = query;
    query = new Query();
    return taken;
  }

  /** Where the meta-command stands. */
  int commandOffset() {
    return commandOffset;
  }

  /** The name of the meta-command, without its backslash; its arguments are read next. */
  String command() {
    int end = commandOffset + 1;
    String text = file.text();
    while (end < text.length()
        && text.charAt(end) != '\\'
        && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    at = end;
    return text.substring(commandOffset + 1, end);
  }

  /** The meta-command's arguments. */
  List<String> arguments(boolean active) {
    Arguments arguments = new Arguments(file, at, variables, active);
    List<String> all = arguments.all();
    at = arguments.end();
    return all;
  }

  /** What is left of the line, for the commands that read it as it is. */
  String restOfLine() {
    int start = at;
    int newline = file.text().indexOf('\n', at);
    at = newline < 0 ? file.text().length() : newline;
    return file.text().substring(start, at).strip();
  }

  /** The data of a COPY: the lines below, up to the one that is {@code \.}. */
  CopyData copyData(int statement) {
    if (!restOfLine().isEmpty()) {
      throw PsqlErrors.textAfterCopy(file, statement);
    }
    int start = Math.min(at + 1, file.text().length());
    for (int line = file.lineAt(start); ; line++) {
      int lineStart = file.lineStart(line);
      if (lineStart == file.text().length()) {
        throw PsqlErrors.openCopy(file, statement);
      }
      int lineEnd = file.lineStart(line + 1);
      if (file.text().substring(lineStart, lineEnd).stripTrailing().equals("\\.")) {
        at = lineEnd;
        return new CopyData(file.text().substring(start, lineStart), file.lineAt(start));
      }
    }
  }

  /**
   * Rows that stand in the script.
   *
   * @param firstLine the script's line in which they begin
   */
  record CopyData(String text, int firstLine) {}
}

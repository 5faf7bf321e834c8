package dev.seedbed.database.migration.psql;

import java.util.ArrayList;
import java.util.List;

/** Reads the arguments of one meta-command, by psql's rules of quoting. */
final class Arguments {
  private final ScriptFile file;
  private final Variables variables;
  private final boolean active;
  private final int end;
  private int at;

  /**
   * @param active whether variables are replaced; not in a branch that is not run
   */
  Arguments(ScriptFile file, int start, Variables variables, boolean active) {
    this.file = file;
    this.variables = variables;
    this.active = active;
    this.at = start;
    int newline = file.text().indexOf('\n', start);
    this.end = newline < 0 ? file.text().length() : newline;
  }

  /** All of them, up to the end of the line or the next meta-command. */
  List<String> all() {
    List<String> arguments = new ArrayList<>();
    while (skipBlanks() && file.text().charAt(at) != '\\') {
      arguments.add(next());
    }
    if (file.text().startsWith("\\\\", at)) {
      at += 2;
    }
    return arguments;
  }

  /** Where to read on after {@link #all}. */
  int end() {
    return at;
  }

  private boolean skipBlanks() {
    while (at < end && Character.isWhitespace(file.text().charAt(at))) {
      at++;
    }
    return at < end;
  }

  private String next() {
    StringBuilder argument = new StringBuilder();
    while (at < end) {
      char c = file.text().charAt(at);
      if (Character.isWhitespace(c) || c == '\\') {
        break;
      } else if (c == '\'') {
        quoted(argument);
      } else if (c == '"') {
        doubleQuoted(argument);
      } else if (c == '`' && active) {
        throw PsqlErrors.backquote(file, at);
      } else {
        Variables.Reference variable = active ? variables.at(file.text(), at) : null;
        argument.append(variable == null ? String.valueOf(c) : variable.value());
        at = variable == null ? at + 1 : variable.end();
      }
    }
    return argument.toString();
  }

  private void quoted(StringBuilder argument) {
    int open = at++;
    while (at < end) {
      char c = file.text().charAt(at++);
      if (c == '\\' && at < end) {
        argument.append(escaped());
      } else if (c != '\'') {
        argument.append(c);
      } else if (at < end && file.text().charAt(at) == '\'') {
        argument.append('\'');
        at++;
      } else {
        return;
      }
    }
    throw PsqlErrors.unterminated(file, open, "quote");
  }

  /** Double quotes stay in the argument: only some commands take them off again. */
  private void doubleQuoted(StringBuilder argument) {
    int close = file.text().indexOf('"', at + 1);
    if (close < 0 || close >= end) {
      throw PsqlErrors.unterminated(file, at, "quote");
    }
    argument.append(file.text(), at, close + 1);
    at = close + 1;
  }

  private char escaped() {
    char c = file.text().charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'x' -> code(16, 2, 'x');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        yield code(8, 3, c);
      }
      default -> c;
    };
  }

  private char code(int radix, int digits, char otherwise) {
    int start = at;
    while (at < end && at < start + digits && Character.digit(file.text().charAt(at), radix) >= 0) {
      at++;
    }
    return at == start
        ? otherwise
        : (char) Integer.parseInt(file.text().substring(start, at), radix);
  }
}

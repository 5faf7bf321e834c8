package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import dev.seedbed.database.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A command that a statement consists of, or one of those in the body of a {@code DO}.
 *
 * @param sql its text
 * @param lines how many lines below the statement's first it begins
 * @param block whether it stands in a body
 */
record Command(String sql, int lines, boolean block) {
  private static final Set<String> BEFORE_COMMANDS =
      Set.of("BEGIN", "ELSE", "LOOP", "EXCEPTION", "DECLARE");

  /** The commands of a statement; itself, if it is no {@code DO} or hides what it does. */
  static List<Command> of(String statement) {
    Words words = Words.of(statement);
    if (words.at("DO")) {
      for (Words.Token token : words.tokens()) {
        if (token.kind() == SqlToken.Kind.STRING) {
          List<Command> commands = inBody(token, lines(statement, token.start()));
          if (!commands.isEmpty()) {
            return commands;
          }
        }
      }
    }
    return List.of(new Command(statement, 0, false));
  }

  /** Whether the name stands somewhere in it. */
  boolean names(String object) {
    return Words.of(sql).tokens().stream()
        .anyMatch(token -> token.isName() && token.name().equals(object));
  }

  /** Whether it begins with these key words. */
  boolean begins(String... words) {
    return Words.of(sql).at(words);
  }

  private static List<Command> inBody(Words.Token string, int linesBefore) {
    String body = content(string.text());
    List<Command> commands = new ArrayList<>();
    for (SqlStatement statement : SqlScript.parse(body).statements()) {
      Words words = Words.of(statement.text());
      toCommand(words);
      String sql = statement.text().substring(words.start());
      int lines = linesBefore + lines(body, statement.offset() + words.start());
      Words command = Words.of(sql);
      if (command.accept("EXECUTE")) {
        boolean literal =
            command.tokens().size() == 2 && command.tokens().get(1).kind() == SqlToken.Kind.STRING;
        sql = literal ? content(command.tokens().get(1).text()) : "";
      }
      if (!sql.isBlank() && !Words.of(sql).at("END") && !Words.of(sql).at("NULL")) {
        commands.add(new Command(sql, lines, true));
      }
    }
    return commands;
  }

  /** Goes over what PL/pgSQL has before a command: {@code BEGIN}, {@code IF … THEN}. */
  private static void toCommand(Words words) {
    while (!words.ended()) {
      if (words.at("IF") || words.at("ELSIF") || words.at("WHEN")) {
        words.skipTo(Set.of("THEN"));
        words.accept("THEN");
      } else if (words.at("FOR") || words.at("WHILE") || words.at("FOREACH")) {
        words.skipTo(Set.of("LOOP"));
        words.accept("LOOP");
      } else if (words.atOneOf(BEFORE_COMMANDS)) {
        words.skip();
      } else {
        return;
      }
    }
  }

  /** What stands between the quotes of a string constant. */
  static String content(String constant) {
    if (constant.startsWith("$")) {
      int tag = constant.indexOf('$', 1) + 1;
      return constant.substring(tag, Math.max(tag, constant.length() - tag));
    }
    int open = constant.indexOf('\'') + 1;
    return constant.substring(open, Math.max(open, constant.length() - 1)).replace("''", "'");
  }

  private static int lines(String text, int end) {
    return (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** The first word of it, in lower case, for those who want to know what it is at all. */
  String verb() {
    List<Words.Token> tokens = Words.beginning(sql).tokens();
    return tokens.isEmpty() ? "" : tokens.get(0).text().toLowerCase(Locale.ROOT);
  }
}

package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.database.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tokens of SQL text without blanks and comments, read from left to right.
 *
 * <p>Not thread-safe.
 */
final class Words {

  /** A token: where it stands, and its text. */
  record Token(SqlToken.Kind kind, int start, int end, String text) {

    /** Whether it is this key word. */
    boolean is(String word) {
      return kind == SqlToken.Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(char symbol) {
      return kind == SqlToken.Kind.OTHER && text.charAt(0) == symbol;
    }

    boolean isName() {
      return kind == SqlToken.Kind.WORD || kind == SqlToken.Kind.QUOTED_IDENTIFIER;
    }

    /** The name as the server stores it. */
    String name() {
      return kind == SqlToken.Kind.WORD
          ? text.toLowerCase(Locale.ROOT)
          : text.substring(1, text.length() - 1).replace("\"\"", "\"");
    }
  }

  private final String text;
  private final List<Token> tokens;
  private int next;

  private Words(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = List.copyOf(tokens);
  }

  static Words of(String text) {
    return new Words(text, tokens(text, Integer.MAX_VALUE));
  }

  /** The first token alone, for those who want to know what a text is at all. */
  static Words beginning(String text) {
    return new Words(text, tokens(text, 1));
  }

  private static List<Token> tokens(String text, int most) {
    List<Token> tokens = new ArrayList<>();
    for (int at = 0; at < text.length() && tokens.size() < most; ) {
      SqlToken token = SqlToken.at(text, at, true);
      if (token.kind() != SqlToken.Kind.SPACE && token.kind() != SqlToken.Kind.COMMENT) {
        tokens.add(new Token(token.kind(), at, token.end(), text.substring(at, token.end())));
      }
      at = token.end();
    }
    return tokens;
  }

  List<Token> tokens() {
    return tokens;
  }

  String text() {
    return text;
  }

  boolean ended() {
    return next >= tokens.size();
  }

  /** Where the next token begins. */
  int start() {
    return ended() ? text.length() : tokens.get(next).start();
  }

  /** Where the token before it ends. */
  int end() {
    return next == 0 ? 0 : tokens.get(next - 1).end();
  }

  /** Whether these key words come next. */
  boolean at(String... words) {
    if (next + words.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!tokens.get(next + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  boolean atOneOf(Set<String> words) {
    return words.stream().anyMatch(this::at);
  }

  boolean at(char symbol) {
    return !ended() && tokens.get(next).isSymbol(symbol);
  }

  /** Goes over these key words if they come next. */
  boolean accept(String... words) {
    boolean here = at(words);
    next += here ? words.length : 0;
    return here;
  }

  boolean accept(char symbol) {
    boolean here = at(symbol);
    next += here ? 1 : 0;
    return here;
  }

  /** Goes over one token, or everything in parentheses. */
  void skip() {
    int depth = 0;
    do {
      depth += at('(') ? 1 : at(')') ? -1 : 0;
      next++;
    } while (depth > 0 && !ended());
  }

  /** The name that comes next, in its parts and the server's spelling; none if there is none. */
  List<String> name() {
    List<String> parts = new ArrayList<>();
    while (!ended() && tokens.get(next).isName()) {
      parts.add(tokens.get(next).name());
      next++;
      if (!accept('.')) {
        break;
      }
    }
    return parts;
  }

  /** The last part of the name that comes next; empty if there is none. */
  String simpleName() {
    List<String> name = name();
    return name.isEmpty() ? "" : name.get(name.size() - 1);
  }

  /** The names in parentheses that come next. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (accept('(')) {
      while (!ended() && !accept(')')) {
        String name = simpleName();
        if (!name.isEmpty()) {
          names.add(name);
        }
        if (!at(')')) {
          skip();
        }
      }
    }
    return names;
  }

  /** Goes on to the next of these key words or comma outside parentheses, or to the end. */
  void skipTo(Set<String> words) {
    while (!ended() && !at(',') && !atOneOf(words)) {
      skip();
    }
  }
}

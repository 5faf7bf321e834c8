package dev.seedbed.assertions.rule.migrations;

import java.util.List;
import java.util.Set;

/**
 * A part of a column's definition, or a constraint of a table.
 *
 * @param name of a constraint, empty if it is given none
 * @param columns those that a constraint names
 * @param body its text from its first key word on, without {@code CONSTRAINT name}
 * @param expression of a default or a generated column, and the condition of a check
 * @param text all of it
 */
record Part(
    Type type,
    String name,
    List<String> columns,
    String body,
    String expression,
    boolean notValid,
    boolean usingIndex,
    String text) {

  /** What it is. */
  enum Type {
    NOT_NULL,
    DEFAULT,
    STORED,
    IDENTITY,
    REFERENCES,
    CHECK,
    UNIQUE,
    PRIMARY_KEY,
    EXCLUDE,
    OTHER
  }

  /** What ends a type or an expression in a column's definition. */
  static final Set<String> BEGINNINGS =
      Set.of(
          "CONSTRAINT",
          "NOT",
          "NULL",
          "DEFAULT",
          "GENERATED",
          "REFERENCES",
          "CHECK",
          "UNIQUE",
          "PRIMARY",
          "COLLATE",
          "STORAGE",
          "COMPRESSION",
          "DEFERRABLE",
          "INITIALLY",
          "OPTIONS");

  Part {
    columns = List.copyOf(columns);
  }

  /** The part of a column's definition that comes next. */
  static Part ofColumn(Words words, String column) {
    int start = words.start();
    String name = words.accept("CONSTRAINT") ? words.simpleName() : "";
    int body = words.start();
    Type type = type(words);
    int expression = words.start();
    switch (type) {
      case DEFAULT -> {
        words.skip();
        words.skipTo(BEGINNINGS);
      }
      case CHECK -> {
        words.skip();
        words.accept("NO", "INHERIT");
      }
      case STORED -> words.skip();
      case REFERENCES -> references(words);
      case UNIQUE, PRIMARY_KEY -> afterKey(words);
      default -> {}
    }
    String condition = words.text().substring(expression, Math.max(expression, words.end()));
    if (type == Type.STORED && !words.accept("STORED")) {
      words.accept("VIRTUAL");
      type = Type.OTHER;
    }
    boolean notValid = words.accept("NOT", "VALID");
    return part(words, type, name, List.of(column), condition, notValid, false, start, body);
  }

  /** The constraint of a table that comes next, up to a comma or the end. */
  static Part ofTable(Words words) {
    int start = words.start();
    String name = words.accept("CONSTRAINT") ? words.simpleName() : "";
    int body = words.start();
    Type type = words.accept("FOREIGN", "KEY") ? Type.REFERENCES : type(words);
    words.accept("NULLS", "NOT", "DISTINCT");
    words.accept("NULLS", "DISTINCT");
    int expression = words.start();
    List<String> columns = List.of();
    boolean notValid = false;
    boolean usingIndex = false;
    if (type == Type.CHECK) {
      words.skip();
    } else if (words.at('(')) {
      columns = words.names();
    }
    String condition = words.text().substring(expression, Math.max(expression, words.end()));
    while (!words.ended() && !words.at(',')) {
      if (words.accept("NOT", "VALID")) {
        notValid = true;
      } else if (words.accept("USING", "INDEX")) {
        usingIndex |= !words.at("TABLESPACE");
      } else {
        words.skip();
      }
    }
    return part(words, type, name, columns, condition, notValid, usingIndex, start, body);
  }

  private static Part part(
      Words words,
      Type type,
      String name,
      List<String> columns,
      String expression,
      boolean notValid,
      boolean usingIndex,
      int start,
      int body) {
    String text = words.text();
    return new Part(
        type,
        name,
        columns,
        text.substring(body, words.end()),
        expression,
        notValid,
        usingIndex,
        text.substring(start, words.end()));
  }

  private static Type type(Words words) {
    if (words.accept("NOT", "NULL")) {
      return Type.NOT_NULL;
    } else if (words.accept("DEFAULT")) {
      return Type.DEFAULT;
    } else if (words.accept("CHECK")) {
      return Type.CHECK;
    } else if (words.accept("UNIQUE")) {
      return Type.UNIQUE;
    } else if (words.accept("PRIMARY", "KEY")) {
      return Type.PRIMARY_KEY;
    } else if (words.accept("REFERENCES")) {
      return Type.REFERENCES;
    } else if (words.accept("EXCLUDE")) {
      return Type.EXCLUDE;
    } else if (words.accept("GENERATED")) {
      words.accept("BY");
      words.skip();
      words.accept("AS");
      if (!words.accept("IDENTITY")) {
        return Type.STORED;
      }
      if (words.at('(')) {
        words.skip();
      }
      return Type.IDENTITY;
    }
    if (words.accept("NOT") || words.accept("INITIALLY") || words.accept("COLLATE")) {
      words.name();
    } else {
      words.skip();
    }
    return Type.OTHER;
  }

  private static void references(Words words) {
    words.name();
    if (words.at('(')) {
      words.skip();
    }
    while (words.at("ON") || words.at("MATCH")) {
      if (words.accept("MATCH")) {
        words.skip();
        continue;
      }
      words.skip();
      words.skip();
      boolean two = words.at("NO") || words.at("SET");
      words.skip();
      if (two) {
        words.skip();
      }
      if (words.at('(')) {
        words.skip();
      }
    }
  }

  private static void afterKey(Words words) {
    words.accept("NULLS", "NOT", "DISTINCT");
    words.accept("NULLS", "DISTINCT");
    while (words.at("WITH") || words.at("USING") || words.at("INCLUDE")) {
      if (words.accept("USING", "INDEX", "TABLESPACE")) {
        words.name();
      } else {
        words.skip();
        words.skip();
      }
    }
  }
}

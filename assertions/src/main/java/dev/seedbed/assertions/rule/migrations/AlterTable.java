package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.catalog.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code ALTER TABLE} says.
 *
 * @param table its name as it is written, in its parts
 */
record AlterTable(List<String> table, boolean only, List<Action> actions) {
  private static final String GENERATED = "(?is)GENERATED\\b.*";

  /** What is done to the table. */
  enum Kind {
    ADD_COLUMN,
    ADD_CONSTRAINT,
    DROP_COLUMN,
    DROP_CONSTRAINT,
    VALIDATE_CONSTRAINT,
    TYPE,
    SET_NOT_NULL,
    RENAME_COLUMN,
    RENAME_TABLE,
    SET_SCHEMA,
    OTHER
  }

  /**
   * One of the things that it does.
   *
   * @param name of the column or constraint, empty where there is none
   * @param to the new name or schema, or the new type; empty where there is none
   * @param parts of a new column, or the new constraint
   * @param start where it stands in the statement
   */
  record Action(Kind kind, String name, String to, List<Part> parts, int start, int end) {
    Action {
      parts = List.copyOf(parts);
    }

    /** The first part of a new column, or the constraint, that is of this type. */
    @Nullable Part part(Part.Type type) {
      return parts.stream().filter(part -> part.type() == type).findFirst().orElse(null);
    }

    boolean has(Part.Type type) {
      return part(type) != null;
    }

    /** Whether the new column gives the rows that are there a value that is stated. */
    boolean hasDefault() {
      Part value = part(Part.Type.DEFAULT);
      return value != null && !value.expression().strip().equalsIgnoreCase("null");
    }

    /** Whether the new column's values come from a sequence. */
    boolean isNumbered() {
      return has(Part.Type.IDENTITY) || to.toLowerCase(Locale.ROOT).matches(".*serial[248]?");
    }

    /** Whether the server has a value for each row though no default is stated. */
    boolean isComputed() {
      return isNumbered() || parts.stream().anyMatch(part -> part.text().matches(GENERATED));
    }

    /** The new column's type without its sequence: {@code bigint} for {@code bigserial}. */
    Action asInteger() {
      String type =
          switch (to.toLowerCase(Locale.ROOT)) {
            case "serial", "serial4" -> "integer";
            case "bigserial", "serial8" -> "bigint";
            case "smallserial", "serial2" -> "smallint";
            default -> to;
          };
      return new Action(kind, name, type, parts, start, end);
    }

    /** What adds the new column without some of its parts. */
    String columnWithout(List<Part> omitted) {
      StringBuilder sql =
          new StringBuilder("ADD COLUMN ").append(Identifier.quote(name)).append(' ').append(to);
      for (Part part : parts) {
        if (!omitted.contains(part)) {
          sql.append(' ').append(part.text());
        }
      }
      return sql.toString();
    }

    /** The statement with something else in the place of this action. */
    String replacedBy(String sql, String text) {
      return text.substring(0, start) + sql + text.substring(end);
    }
  }

  AlterTable {
    table = List.copyOf(table);
    actions = List.copyOf(actions);
  }

  /** Reads a statement; null if it is no {@code ALTER TABLE}. */
  static @Nullable AlterTable read(String sql) {
    Words words = Words.of(sql);
    if (!words.accept("ALTER", "TABLE")) {
      return null;
    }
    words.accept("IF", "EXISTS");
    boolean only = words.accept("ONLY");
    List<String> table = words.name();
    words.accept('*');
    List<Action> actions = new ArrayList<>();
    while (!table.isEmpty() && !words.ended()) {
      actions.add(action(words));
      words.accept(',');
    }
    return new AlterTable(table, only, actions);
  }

  private static Action action(Words words) {
    int start = words.start();
    Kind kind = Kind.OTHER;
    String name = "";
    String to = "";
    List<Part> parts = List.of();
    if (words.accept("ADD")) {
      if (isConstraint(words)) {
        kind = Kind.ADD_CONSTRAINT;
        parts = List.of(Part.ofTable(words));
        name = parts.get(0).name();
      } else {
        kind = Kind.ADD_COLUMN;
        words.accept("COLUMN");
        words.accept("IF", "NOT", "EXISTS");
        name = words.simpleName();
        int type = words.start();
        toPart(words);
        to = words.text().substring(type, Math.max(type, words.end()));
        parts = parts(words, name);
      }
    } else if (words.accept("DROP")) {
      kind = words.accept("CONSTRAINT") ? Kind.DROP_CONSTRAINT : Kind.DROP_COLUMN;
      words.accept("COLUMN");
      words.accept("IF", "EXISTS");
      name = words.simpleName();
    } else if (words.accept("VALIDATE", "CONSTRAINT")) {
      kind = Kind.VALIDATE_CONSTRAINT;
      name = words.simpleName();
    } else if (words.accept("RENAME", "TO")) {
      kind = Kind.RENAME_TABLE;
      to = words.simpleName();
    } else if (words.accept("RENAME")) {
      boolean constraint = words.accept("CONSTRAINT");
      kind = constraint ? Kind.OTHER : Kind.RENAME_COLUMN;
      words.accept("COLUMN");
      name = words.simpleName();
      words.accept("TO");
      to = words.simpleName();
    } else if (words.accept("SET", "SCHEMA")) {
      kind = Kind.SET_SCHEMA;
      to = words.simpleName();
    } else if (words.accept("ALTER")) {
      words.accept("COLUMN");
      name = words.simpleName();
      if (words.accept("SET", "NOT", "NULL")) {
        kind = Kind.SET_NOT_NULL;
      } else if (words.accept("TYPE") || words.accept("SET", "DATA", "TYPE")) {
        kind = Kind.TYPE;
        int type = words.start();
        while (!atEnd(words) && !words.at("USING") && !words.at("COLLATE")) {
          words.skip();
        }
        to = words.text().substring(type, Math.max(type, words.end()));
      }
    }
    while (!atEnd(words)) {
      words.skip();
    }
    return new Action(kind, name, to, parts, start, words.end());
  }

  private static List<Part> parts(Words words, String column) {
    List<Part> parts = new ArrayList<>();
    while (!atEnd(words)) {
      parts.add(Part.ofColumn(words, column));
    }
    return parts;
  }

  private static void toPart(Words words) {
    while (!atEnd(words) && !words.atOneOf(Part.BEGINNINGS)) {
      words.skip();
    }
  }

  private static boolean isConstraint(Words words) {
    return words.at("CONSTRAINT")
        || words.at("CHECK")
        || words.at("UNIQUE")
        || words.at("PRIMARY", "KEY")
        || words.at("FOREIGN", "KEY")
        || words.at("EXCLUDE");
  }

  private static boolean atEnd(Words words) {
    return words.ended() || words.at(',');
  }
}

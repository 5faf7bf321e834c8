package dev.seedbed.archrules.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds tables by the words before them. Good enough to ask whether a schema is named; whether the
 * table exists is asked of the server.
 */
final class TableFinder {
  /** Functions with a {@code FROM} of their own between their parentheses. */
  private static final Set<String> FROM_INSIDE =
      Set.of("extract", "substring", "trim", "overlay", "position");

  /** Words that may follow a table's name and are no alias. */
  private static final Set<String> CLAUSES =
      Set.of(
          "where",
          "join",
          "inner",
          "left",
          "right",
          "full",
          "cross",
          "natural",
          "on",
          "using",
          "group",
          "order",
          "having",
          "limit",
          "offset",
          "fetch",
          "for",
          "union",
          "except",
          "intersect",
          "window",
          "returning",
          "set",
          "values",
          "select",
          "default",
          "tablesample",
          "when",
          "overriding");

  private final List<String> tokens;
  private final List<TableName> found = new ArrayList<>();
  private final Set<String> expressions = new HashSet<>();

  private TableFinder(List<String> tokens) {
    this.tokens = tokens;
  }

  static List<TableName> in(List<String> tokens) {
    TableFinder finder = new TableFinder(tokens);
    finder.find();
    return finder.found.stream()
        .filter(table -> table.schema() != null || !finder.expressions.contains(table.name()))
        .distinct()
        .toList();
  }

  private void find() {
    Deque<String> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      switch (token) {
        case "(" -> open.push(at(i - 1));
        case ")" -> open.poll();
        case "as" -> expression(i);
        case "from" -> {
          boolean distinct =
              at(i - 1).equals("distinct") && Set.of("is", "not").contains(at(i - 2));
          if (!distinct && !FROM_INSIDE.contains(Objects.requireNonNullElse(open.peek(), ""))) {
            list(i + 1);
          }
        }
        case "join" -> table(i + 1, false);
        case "into" -> table(i + 1, true);
        case "using" -> list(i + 1);
        case "truncate" -> list(at(i + 1).equals("table") ? i + 2 : i + 1);
        case "update" -> {
          if (i == 0 || at(i - 1).equals("(") || at(i - 1).equals(")")) {
            table(i + 1, false);
          }
        }
        default -> {}
      }
    }
  }

  /**
   * A name before {@code AS (} or {@code AS MATERIALIZED (} is one of a common table expression.
   */
  private void expression(int as) {
    boolean materialized = at(as + 1).equals("materialized") || at(as + 2).equals("materialized");
    if (!tokens.get(0).equals("with") || !(at(as + 1).equals("(") || materialized)) {
      return;
    }
    int name = as - 1;
    if (at(name).equals(")")) {
      while (name > 0 && !at(name).equals("(")) {
        name--;
      }
      name--;
    }
    expressions.add(at(name));
  }

  private void list(int first) {
    int at = table(first, false);
    while (at >= 0 && at(at).equals(",")) {
      at = table(at + 1, false);
    }
  }

  /** Takes the table at a place; answers where what follows it and its alias begins, or -1. */
  private int table(int first, boolean columnsFollow) {
    int at = first;
    while (Set.of("only", "lateral").contains(at(at))) {
      at++;
    }
    if (!isName(at(at))) {
      return -1;
    }
    boolean qualified = at(at + 1).equals(".") && isName(at(at + 2));
    int next = qualified ? at + 3 : at + 1;
    if (at(next).equals("(") && !columnsFollow) {
      return -1;
    }
    found.add(qualified ? new TableName(at(at), at(at + 2)) : new TableName(null, at(at)));
    if (at(next).equals("as")) {
      return next + 2;
    }
    return isName(at(next)) && !CLAUSES.contains(at(next)) ? next + 1 : next;
  }

  private String at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : "";
  }

  private static boolean isName(String token) {
    return !token.isEmpty() && (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_');
  }
}

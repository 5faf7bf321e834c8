package dev.seedbed.archrules.internal.sql;

import dev.seedbed.database.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One statement of SQL as words, quoted identifiers and single characters.
 *
 * @param tokens without space, comments and the quotes of identifiers; unquoted words in lower case
 */
public record Statement(List<String> tokens) {
  /** Stands for a string constant, so that no word in it is taken for a name. */
  private static final String CONSTANT = "''";

  private static final Set<String> FILTERS = Set.of("where", "on", "using", "having");

  public Statement {
    tokens = List.copyOf(tokens);
  }

  static Statement of(String sql) {
    List<String> tokens = new ArrayList<>();
    for (int at = 0; at < sql.length(); ) {
      SqlToken token = SqlToken.at(sql, at, true);
      String text = sql.substring(at, token.end());
      switch (token.kind()) {
        case SPACE, COMMENT -> {}
        case STRING -> tokens.add(CONSTANT);
        case WORD -> tokens.add(text.toLowerCase(Locale.ROOT));
        case QUOTED_IDENTIFIER -> tokens.add(text.replaceAll("^\"|\"$", "").replace("\"\"", "\""));
        default -> tokens.add(text);
      }
      at = token.end();
    }
    return new Statement(tokens);
  }

  /** Its first word, that after its common table expressions if it begins with {@code WITH}. */
  public String verb() {
    if (tokens.isEmpty() || !tokens.get(0).equals("with")) {
      return tokens.isEmpty() ? "" : tokens.get(0);
    }
    int depth = 0;
    for (String token : tokens) {
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
      if (depth == 0 && Set.of("select", "insert", "update", "delete", "merge").contains(token)) {
        return token;
      }
    }
    return "with";
  }

  /** The tables that it names. */
  public List<TableName> tables() {
    return TableFinder.in(tokens);
  }

  /** The words behind its first {@code WHERE}, {@code ON} or the like. */
  public Set<String> filters() {
    return tokens.stream().dropWhile(token -> !FILTERS.contains(token)).collect(Collectors.toSet());
  }

  /** The columns that an {@code INSERT} names, empty if it names none or is another statement. */
  public List<String> insertColumns() {
    int open = tokens.indexOf("into") + 2;
    while (open < tokens.size() && tokens.get(open).equals(".")) {
      open += 2;
    }
    if (!verb().equals("insert") || open >= tokens.size() || !tokens.get(open).equals("(")) {
      return List.of();
    }
    return tokens.subList(open + 1, tokens.size()).stream()
        .takeWhile(token -> !token.equals(")"))
        .filter(token -> !token.equals(","))
        .toList();
  }

  /** Whether it gives one of these columns a value. */
  public boolean writes(Set<String> columns) {
    boolean set =
        verb().equals("update")
            && tokens.stream()
                .dropWhile(token -> !token.equals("set"))
                .takeWhile(token -> !token.equals("where"))
                .anyMatch(columns::contains);
    return set || insertColumns().stream().anyMatch(columns::contains);
  }
}

package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.assertions.rule.migrations.Relations.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The checks that say that columns are not null, as the migrations add, validate and drop them.
 *
 * <p>The server looks for such a check before it looks at the rows.
 */
final class NotNullChecks {

  /** A check of a table. */
  private record Check(String name, List<String> columns, boolean valid) {}

  private final Map<Long, List<Check>> byTable = new HashMap<>();

  /** Takes what the next command does, be the table new or not. */
  void add(Step step) {
    AlterTable statement = AlterTable.read(step.sql());
    Relation table = statement == null ? null : step.relation(statement.table());
    if (statement == null || table == null) {
      return;
    }
    List<Check> checks = byTable.computeIfAbsent(table.id(), unseen -> new ArrayList<>());
    for (AlterTable.Action action : statement.actions()) {
      switch (action.kind()) {
        case ADD_CONSTRAINT, ADD_COLUMN ->
            action.parts().stream()
                .filter(part -> part.type() == Part.Type.CHECK)
                .map(part -> check(table, part))
                .forEach(checks::add);
        case VALIDATE_CONSTRAINT ->
            checks.replaceAll(
                check ->
                    check.name().equals(action.name())
                        ? new Check(check.name(), check.columns(), true)
                        : check);
        case DROP_CONSTRAINT -> checks.removeIf(check -> check.name().equals(action.name()));
        default -> {}
      }
    }
  }

  /** Whether a valid check says that the column is not null. */
  boolean prove(long table, String column) {
    return byTable.getOrDefault(table, List.of()).stream()
        .anyMatch(check -> check.valid() && check.columns().contains(column));
  }

  private static Check check(Relation table, Part part) {
    List<String> columns = notNull(part.expression());
    String name =
        part.name().isEmpty() ? Rewrite.name(table.name().name(), columns, "check") : part.name();
    return new Check(name, columns, !part.notValid());
  }

  /** The columns that cannot be null where the condition holds: {@code a IS NOT NULL AND …}. */
  static List<String> notNull(String condition) {
    List<Words.Token> tokens =
        Words.of(condition).tokens().stream()
            .filter(token -> !token.isSymbol('(') && !token.isSymbol(')'))
            .toList();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Words.Token token = tokens.get(i);
      boolean negates = token.is("NOT") && !(i + 1 < tokens.size() && tokens.get(i + 1).is("NULL"));
      if (token.is("OR") || token.is("CASE") || negates) {
        return List.of();
      }
      boolean begins = i == 0 || tokens.get(i - 1).is("AND");
      int end = i + 4;
      boolean ends = end == tokens.size() || (end < tokens.size() && tokens.get(end).is("AND"));
      if (begins
          && ends
          && token.isName()
          && tokens.get(i + 1).is("IS")
          && tokens.get(i + 2).is("NOT")
          && tokens.get(i + 3).is("NULL")) {
        columns.add(token.name());
      }
    }
    return columns;
  }
}

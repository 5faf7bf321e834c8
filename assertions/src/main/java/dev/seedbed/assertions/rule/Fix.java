package dev.seedbed.assertions.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQL that makes a finding go.
 *
 * <pre>{@code
 * Fix fix = Fix.of("ALTER TABLE \"app\".\"jobs\" ADD COLUMN \"created_at\" timestamptz")
 *     .note("Rows that exist get the time of the change.");
 * statement.execute(fix.toSql());
 * }</pre>
 *
 * <p>Immutable: each method answers a new fix.
 *
 * @param notes what to know before running it, a sentence or two each
 * @param statements what to run, in this order and in one transaction, without semicolons at the
 *     end; none where SQL alone cannot do it and the notes say what can
 */
public record Fix(List<String> notes, List<String> statements) {
  public Fix {
    notes = List.copyOf(notes);
    statements = List.copyOf(statements);
    if (notes.isEmpty() && statements.isEmpty()) {
      throw new IllegalArgumentException("A fix says or does something");
    }
  }

  /** A fix by these statements. */
  public static Fix of(String... statements) {
    return new Fix(List.of(), List.of(statements));
  }

  /** The same fix with one more note. */
  public Fix note(String text) {
    List<String> more = new ArrayList<>(notes);
    more.add(text);
    return new Fix(more, statements);
  }

  /** A script: the notes as comments, then the statements, each with its semicolon. */
  public String toSql() {
    // Every line of a note: a name in it may hold a line break, and what follows would be run.
    Stream<String> comments = notes.stream().flatMap(String::lines).map(line -> "-- " + line);
    Stream<String> commands = statements.stream().map(statement -> statement + ";");
    return Stream.concat(comments, commands).collect(Collectors.joining("\n"));
  }
}

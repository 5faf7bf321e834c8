package dev.seedbed.database.sql;

import java.util.List;
import java.util.Objects;

/**
 * One statement of a {@link SqlScript}, from its first token to before its semicolon.
 *
 * @param text the statement, comments inside it kept
 * @param offset index of its first character in the script
 * @param line line of its first character in the script, from 1
 * @param words its first bare words in upper case, at most {@value #MAX_WORDS}, up to the first
 *     token that is not one: {@code [CREATE, INDEX, CONCURRENTLY, IDX_A, ON, T]}
 */
public record SqlStatement(String text, int offset, int line, List<String> words) {
  static final int MAX_WORDS = 8;

  public SqlStatement {
    Objects.requireNonNull(text);
    words = List.copyOf(words);
    if (text.isBlank() || offset < 0 || line < 1) {
      throw new IllegalArgumentException("not a statement: offset " + offset + ", line " + line);
    }
  }

  /** Whether the statement begins with these words, given in upper case. */
  public boolean startsWith(String... expected) {
    return words.size() >= expected.length
        && words.subList(0, expected.length).equals(List.of(expected));
  }

  /**
   * Whether the statement begins or ends a transaction: {@code BEGIN}, {@code START TRANSACTION},
   * {@code COMMIT}, {@code END}, {@code ABORT}, {@code ROLLBACK} (but not {@code ROLLBACK TO} a
   * savepoint) and their two-phase forms.
   */
  public boolean isTransactionCommand() {
    return switch (words.isEmpty() ? "" : words.get(0)) {
      case "BEGIN", "COMMIT", "END", "ABORT" -> true;
      case "START", "PREPARE" -> startsWith(words.get(0), "TRANSACTION");
      case "ROLLBACK" -> !words.contains("TO");
      default -> false;
    };
  }
}

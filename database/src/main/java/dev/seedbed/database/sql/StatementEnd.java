package dev.seedbed.database.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the end of a statement among its tokens: the semicolon outside parentheses and outside the
 * body of an SQL-standard function ({@code BEGIN ATOMIC … END}).
 *
 * <p>Not thread-safe; one object a statement.
 */
public final class StatementEnd {
  private final List<String> words = new ArrayList<>();
  private boolean onlyWords = true;
  private int parentheses;
  private int atomicBlocks;

  /** Takes the statement's next token; true if it is the semicolon that ends it. */
  public boolean isReachedBy(String text, int start, SqlToken token) {
    switch (token.kind()) {
      case SPACE, COMMENT -> {}
      case WORD -> word(text.substring(start, token.end()).toUpperCase(Locale.ROOT));
      case OTHER -> {
        char c = text.charAt(start);
        if (c == ';' && parentheses <= 0 && atomicBlocks == 0) {
          return true;
        }
        onlyWords = false;
        parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      default -> onlyWords = false;
    }
    return false;
  }

  /** The statement's first bare words; see {@link SqlStatement#words}. */
  public List<String> words() {
    return List.copyOf(words);
  }

  private void word(String word) {
    if (onlyWords && words.size() < SqlStatement.MAX_WORDS) {
      words.add(word);
    }
    boolean definesRoutine =
        words.contains("CREATE") && (words.contains("FUNCTION") || words.contains("PROCEDURE"));
    if (!definesRoutine) {
      return;
    }
    if (atomicBlocks == 0) {
      if (word.equals("ATOMIC")) {
        atomicBlocks = 1;
      }
    } else if (word.equals("BEGIN") || word.equals("CASE")) {
      atomicBlocks++;
    } else if (word.equals("END")) {
      atomicBlocks--;
    }
  }
}

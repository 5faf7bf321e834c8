package dev.seedbed.assertions.rule.keys;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the rows of a table may be called in the name of another table's column. */
final class TableWords {
  /** Stands for such a word in a name. */
  static final String ROWS = "{rows}";

  private TableWords() {}

  /**
   * For {@code agent_messages} beside {@code agents}: agent_messages, messages, message and so on.
   */
  static Set<String> of(String table, String beside) {
    Set<String> words = new LinkedHashSet<>(forms(table));
    for (String prefix : forms(beside)) {
      if (table.startsWith(prefix + "_")) {
        words.addAll(forms(table.substring(prefix.length() + 1)));
      }
    }
    return words;
  }

  private static Set<String> forms(String word) {
    Set<String> forms = new LinkedHashSet<>(List.of(word, word + "s"));
    if (word.endsWith("ies")) {
      forms.add(word.substring(0, word.length() - 3) + "y");
    }
    if (word.endsWith("es")) {
      forms.add(word.substring(0, word.length() - 2));
    }
    if (word.endsWith("s")) {
      forms.add(word.substring(0, word.length() - 1));
    }
    forms.remove("");
    return forms;
  }
}

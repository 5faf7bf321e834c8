package dev.seedbed.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The arguments in a line of a shell. */
final class ShellWords {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private ShellWords() {}

  /** Those up to a pipe, a redirection or a comment. */
  static String[] of(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      String bare = word.group(3);
      if (bare != null && bare.matches("[|>#&)].*|\\d>.*")) {
        break;
      }
      words.add(
          Stream.of(word.group(1), word.group(2), bare)
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow());
    }
    return words.toArray(String[]::new);
  }
}

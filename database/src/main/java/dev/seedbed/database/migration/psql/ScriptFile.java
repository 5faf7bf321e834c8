package dev.seedbed.database.migration.psql;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A script as it was read, and where in it something stands. Immutable. */
final class ScriptFile {
  private final Path file;
  private final String path;
  private final String text;
  private final String includedFrom;
  private final int[] lineStarts;

  /**
   * @param file where it lies
   * @param path where the user finds it, below the project if it lies there
   */
  ScriptFile(Path file, String path, String text) {
    this(file, path, text, "", lineStarts(text));
  }

  private ScriptFile(Path file, String path, String text, String includedFrom, int[] lineStarts) {
    this.file = file;
    this.path = path;
    this.text = text;
    this.includedFrom = includedFrom;
    this.lineStarts = lineStarts;
  }

  private static int[] lineStarts(String text) {
    return IntStream.range(0, text.length() + 1)
        .filter(i -> i == 0 || text.charAt(i - 1) == '\n')
        .toArray();
  }

  /** This script as something included from a place of another. */
  ScriptFile includedFrom(ScriptFile includer, int offset) {
    String above = includer.includedFrom.isEmpty() ? "" : "\n" + includer.includedFrom;
    String from = "included from " + includer.place(offset) + above;
    return new ScriptFile(file, path, text, from, lineStarts);
  }

  Path file() {
    return file;
  }

  String path() {
    return path;
  }

  String text() {
    return text;
  }

  /** Which place included it, a line for each level; empty if none did. */
  String includedFrom() {
    return includedFrom;
  }

  /** The line, from 1, of the character at an offset. */
  int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The offset at which a line, from 1, begins; the text's end for a line that is not there. */
  int lineStart(int line) {
    return line > lineStarts.length ? text.length() : lineStarts[line - 1];
  }

  /** {@code path:line} of the character at an offset. */
  String place(int offset) {
    return path + ":" + lineAt(offset);
  }

  /** {@code path:line:column} of the character at an offset. */
  String exactPlace(int offset) {
    return place(offset) + ":" + (column(offset) + 1);
  }

  /** The line at an offset, with its number. */
  String line(int offset) {
    int line = lineAt(offset);
    String content = text.substring(lineStart(line), lineStart(line + 1)).stripTrailing();
    return margin(line) + content;
  }

  /** The line at an offset, with its number, and a caret below the character. */
  String lineWithCaret(int offset) {
    int margin = margin(lineAt(offset)).length();
    return line(offset) + "\n" + " ".repeat(margin + column(offset)) + "^";
  }

  private int column(int offset) {
    return offset - lineStart(lineAt(offset));
  }

  private static String margin(int line) {
    return "  " + line + " | ";
  }
}

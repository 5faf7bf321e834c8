package dev.seedbed.catalog;

/**
 * The place in the migrations that made or last changed an object.
 *
 * @param file the path of the file, relative to the project
 * @param line the line of the statement, from 1
 */
public record Origin(String file, int line) {
  public Origin {
    if (file.isEmpty() || line < 1) {
      throw new IllegalArgumentException(
          "An origin is a file and a line from 1 on: \"" + file + "\", " + line);
    }
  }

  /** The place so many lines below it. */
  public Origin below(int lines) {
    return new Origin(file, line + lines);
  }

  /** {@code file:line}, which editors and terminals open. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}

package dev.seedbed.database.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An object as a comparison sees it.
 *
 * @param key what makes two objects the same one
 * @param lines what must be equal
 */
record ComparedObject(ObjectDdl object, String key, List<String> lines) {
  private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\"]+)";
  private static final Pattern CONSTRAINT_NAME = Pattern.compile("(ADD CONSTRAINT) " + IDENTIFIER);
  private static final Pattern INDEX_NAME = Pattern.compile("(INDEX) " + IDENTIFIER + "(?= ON )");

  ComparedObject {
    lines = List.copyOf(lines);
  }

  /** Whether the options let the object count at all. */
  static boolean counts(ObjectDdl object, DiffOptions options) {
    return switch (object.kind()) {
      case COMMENT ->
          options.comments()
              && (options.names() || !object.name().matches("(?s)on (CONSTRAINT|INDEX) .*"));
      case GRANT, DEFAULT_PRIVILEGE -> options.grants();
      case DATABASE_SETTING -> options.databaseSettings();
      default -> true;
    };
  }

  static ComparedObject of(ObjectDdl object, DiffOptions options) {
    boolean named = object.kind() == ObjectKind.CONSTRAINT || object.kind() == ObjectKind.INDEX;
    if (named && !options.names()) {
      Pattern name = object.kind() == ObjectKind.INDEX ? INDEX_NAME : CONSTRAINT_NAME;
      String anonymous = name.matcher(object.sql()).replaceFirst("$1");
      return new ComparedObject(
          object, object.kind() + " " + anonymous, anonymous.lines().toList());
    }
    List<String> lines = object.sql().lines().toList();
    return new ComparedObject(
        object,
        object.heading(),
        object.kind() == ObjectKind.TABLE ? columns(lines, options) : lines);
  }

  /** A comma says only that another column follows. */
  private static List<String> columns(List<String> lines, DiffOptions options) {
    List<String> heads = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("  ")) {
        columns.add(line.endsWith(",") ? line.substring(0, line.length() - 1) : line);
      } else {
        heads.add(line);
      }
    }
    Stream<String> inOrder = options.columnOrder() ? columns.stream() : columns.stream().sorted();
    return Stream.of(heads.stream().limit(1), inOrder, heads.stream().skip(1))
        .flatMap(each -> each)
        .toList();
  }
}

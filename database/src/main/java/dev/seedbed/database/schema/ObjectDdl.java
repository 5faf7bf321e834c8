package dev.seedbed.database.schema;

import java.util.Objects;

/**
 * One object of a schema and the statement that makes it.
 *
 * @param name as a person would write it, with the schema: {@code app."User"}
 * @param sql without a semicolon
 */
public record ObjectDdl(ObjectKind kind, String name, String sql) {

  /** Checks the parts, and makes one line of the name, which may hold any character. */
  public ObjectDdl {
    Objects.requireNonNull(kind);
    name = name.replaceAll("[\\r\\n]", " ");
    sql = sql.strip();
    if (name.isBlank() || sql.isEmpty()) {
      throw new IllegalArgumentException("no object: " + kind + " " + name + ": " + sql);
    }
  }

  /** Kind and name: {@code table app."User"}. */
  public String heading() {
    return kind + " " + name;
  }
}

package dev.seedbed.database.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A sort of object in a {@link SchemaSnapshot}; in an order in which they can be made, as long as
 * no dependency asks for another.
 */
public enum ObjectKind {
  SCHEMA,
  EXTENSION,
  /** Enum, composite type, range or domain. */
  TYPE,
  SEQUENCE,
  /** Function, procedure or aggregate. */
  FUNCTION,
  /** With its columns; keys and checks are {@link #CONSTRAINT}s. */
  TABLE,
  /** The column that a sequence ends with. */
  SEQUENCE_OWNER,
  CONSTRAINT,
  INDEX,
  STATISTICS,
  /** A view or a materialized view. */
  VIEW,
  RULE,
  TRIGGER,
  /** That a trigger is disabled, or fires on replicas. */
  TRIGGER_STATE,
  EVENT_TRIGGER,
  REPLICA_IDENTITY,
  /** That a table's row security is on, or forced. */
  ROW_SECURITY,
  POLICY,
  GRANT,
  DEFAULT_PRIVILEGE,
  COMMENT,
  /** What {@code ALTER DATABASE … SET} states. */
  DATABASE_SETTING;

  /** The kind in words: {@code row security}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The kind that a heading begins with: the longest, since one may begin with another. */
  static Optional<ObjectKind> beginning(String heading) {
    return Arrays.stream(values())
        .filter(kind -> heading.startsWith(kind + " "))
        .max((a, b) -> a.toString().length() - b.toString().length());
  }
}

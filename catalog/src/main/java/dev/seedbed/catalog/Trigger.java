package dev.seedbed.catalog;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trigger of a table or a view; those that implement foreign keys are not shown.
 *
 * @param columns the columns of {@code UPDATE OF}; empty means any
 * @param condition the condition of {@code WHEN}, null if it always fires
 * @param arguments the text arguments that the function is called with
 * @param constraint whether it was made by {@code CREATE CONSTRAINT TRIGGER}
 * @param deferrable whether {@code SET CONSTRAINTS} may put a constraint trigger off until the
 *     commit
 * @param initiallyDeferred whether it is put off unless told otherwise
 * @param definition the whole {@code CREATE TRIGGER} statement
 */
public record Trigger(
    String name,
    Timing timing,
    Set<Event> events,
    Level level,
    List<String> columns,
    @Nullable String condition,
    QualifiedName function,
    List<String> arguments,
    Enabled enabled,
    boolean constraint,
    boolean deferrable,
    boolean initiallyDeferred,
    String definition,
    @Nullable String comment) {

  /** When it fires relative to the change. */
  public enum Timing {
    BEFORE,
    AFTER,
    INSTEAD_OF
  }

  /** What it fires on. */
  public enum Event {
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE
  }

  /** How often it fires. */
  public enum Level {
    ROW,
    STATEMENT
  }

  /**
   * In which {@code session_replication_role} it fires; {@link #ORIGIN} is what every new trigger
   * has.
   */
  public enum Enabled {
    ORIGIN,
    REPLICA,
    ALWAYS,
    DISABLED
  }

  public Trigger {
    Identifier.require(name);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A trigger fires on at least one event: " + name);
    }
    events = Collections.unmodifiableSet(EnumSet.copyOf(events));
    columns = List.copyOf(columns);
    arguments = List.copyOf(arguments);
  }
}

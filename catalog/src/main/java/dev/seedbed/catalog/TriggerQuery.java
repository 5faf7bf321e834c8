package dev.seedbed.catalog;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads {@code triggers.sql}. */
final class TriggerQuery {
  private TriggerQuery() {}

  static ByParent<Trigger> read(Connection connection) throws SQLException {
    ByParent<Trigger> triggers = new ByParent<>();
    Query.forEach(
        connection, "triggers.sql", row -> triggers.add(row.number("relation"), trigger(row)));
    return triggers;
  }

  private static Trigger trigger(Row row) throws SQLException {
    return new Trigger(
        row.text("name"),
        row.word(Trigger.Timing.class, "timing"),
        events(row),
        row.word(Trigger.Level.class, "level"),
        row.texts("columns"),
        row.textOrNull("condition"),
        row.name("function_schema", "function"),
        arguments(row),
        row.word(Trigger.Enabled.class, "enabled"),
        row.flag("is_constraint"),
        row.flag("deferrable"),
        row.flag("initially_deferred"),
        row.text("definition"),
        row.textOrNull("comment"));
  }

  private static Set<Trigger.Event> events(Row row) throws SQLException {
    Set<Trigger.Event> events = EnumSet.noneOf(Trigger.Event.class);
    for (String event : row.texts("events")) {
      events.add(Trigger.Event.valueOf(event));
    }
    return events;
  }

  /** The arguments, which the server keeps as one byte string with a NUL after each. */
  private static List<String> arguments(Row row) throws SQLException {
    byte[] bytes = row.bytes("arguments");
    int count = row.integer("argument_count");
    return bytes == null
        ? List.of()
        : List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1)).subList(0, count);
  }
}

package dev.seedbed.database.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what a transaction sees with what everybody else sees.
 *
 * <p>A row version is the transaction's own if the transaction that made it is as young as this
 * one: an age of 0 or, for its savepoints, below. A version that is gone is one that others see at
 * a place where this transaction sees none.
 */
final class UncommittedRows {
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String UNDEFINED_TABLE = "42P01";
  private static final String INVALID_SCHEMA_NAME = "3F000";

  private static final String OWN = "WHERE pg_catalog.age(r.xmin) <= 0 LIMIT ";
  private static final String PERHAPS_GONE =
      "SELECT r.ctid::text FROM ONLY %s r WHERE r.xmax <> '0'::xid LIMIT 20000";
  private static final String STILL_THERE =
      "SELECT r.ctid::text FROM ONLY %s r WHERE r.ctid = ANY (?::tid[])";
  private static final String AT = "WHERE r.ctid = ANY (?::tid[])";

  private final Connection inside;
  private final Connection outside;
  private final List<RowChange> found = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  UncommittedRows(Connection inside, Connection outside) {
    this.inside = inside;
    this.outside = outside;
  }

  Changes read() throws SQLException {
    Patience patience = new Patience();
    // As the owner of the tables, whatever role the test works as.
    execute(inside, "SET LOCAL ROLE NONE");
    execute(inside, "SET LOCAL search_path = pg_catalog");
    execute(inside, "SET LOCAL statement_timeout = '2s'");
    // What the test has locked cannot be read from outside until it ends.
    execute(outside, "SET lock_timeout = '100ms'");
    for (ReportedTable table : ReportedTable.find(inside, ReportedTable.TOUCHED)) {
      if (found.size() > WrittenRows.ROWS) {
        break;
      }
      if (patience.isOver()) {
        notes.add("no time to look further than " + table.name());
        break;
      }
      Savepoint before = inside.setSavepoint();
      try {
        read(table);
      } catch (SQLException e) {
        notes.add(Patience.note(inside, table, e));
      }
      inside.rollback(before);
    }
    return new Changes(found, notes);
  }

  private void read(ReportedTable table) throws SQLException {
    List<JsonNode> own = JsonRows.query(inside, table.rows(OWN + (WrittenRows.ROWS + 1)));
    try {
      if (table.key().isEmpty()) {
        add(table, RowChange.Kind.WRITE, own);
        if (!gone(table).isEmpty()) {
          notes.add(table.name() + " has lost or changed rows; it has no primary key to name them");
        }
        return;
      }
      Map<JsonNode, JsonNode> old = byKey(table, JsonRows.withKeysOf(own, table, outside));
      for (JsonNode row : own) {
        JsonNode before = old.get(JsonRows.key(table, row));
        RowChange.Kind kind = before == null ? RowChange.Kind.INSERT : RowChange.Kind.UPDATE;
        found.add(new RowChange(kind, table.name(), table.key(), before, row));
      }
      addDeleted(table);
    } catch (SQLException e) {
      switch (String.valueOf(e.getSQLState())) {
        case UNDEFINED_TABLE, INVALID_SCHEMA_NAME -> add(table, RowChange.Kind.INSERT, own);
        case LOCK_NOT_AVAILABLE -> {
          add(table, RowChange.Kind.WRITE, own);
          notes.add(table.name() + " is locked by the test: what it held before is not shown");
        }
        default -> throw e;
      }
    }
  }

  private void addDeleted(ReportedTable table) throws SQLException {
    List<JsonNode> gone = gone(table);
    Map<JsonNode, JsonNode> updated = byKey(table, JsonRows.withKeysOf(gone, table, inside));
    for (JsonNode row : gone) {
      if (!updated.containsKey(JsonRows.key(table, row))) {
        found.add(new RowChange(RowChange.Kind.DELETE, table.name(), table.key(), row, null));
      }
    }
  }

  /** Row versions that this transaction has updated or deleted, perhaps not all. */
  private List<JsonNode> gone(ReportedTable table) throws SQLException {
    String name = table.name().toSql();
    Set<String> places = new HashSet<>(JsonRows.texts(outside, PERHAPS_GONE.formatted(name)));
    if (places.isEmpty()) {
      return List.of();
    }
    JsonRows.texts(inside, STILL_THERE.formatted(name), array(places)).forEach(places::remove);
    return places.isEmpty()
        ? List.of()
        : JsonRows.query(
            outside, table.rows(AT + " LIMIT " + (WrittenRows.ROWS + 1)), array(places));
  }

  /** Places such as {@code (0,1)} as an array's text. */
  private static String array(Set<String> places) {
    return "{\"" + String.join("\",\"", places) + "\"}";
  }

  private static Map<JsonNode, JsonNode> byKey(ReportedTable table, List<JsonNode> rows) {
    Map<JsonNode, JsonNode> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(JsonRows.key(table, row), row));
    return byKey;
  }

  private void add(ReportedTable table, RowChange.Kind kind, List<JsonNode> rows) {
    rows.forEach(row -> found.add(new RowChange(kind, table.name(), table.key(), null, row)));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the sequences of a database stand before the first test.
 *
 * @param all those that the reader may read and set
 * @param complete whether that is each of them
 */
public record Sequences(List<Position> all, boolean complete) {
  /** There are none. */
  static final Sequences NONE = new Sequences(List.of(), true);

  private static final String NAMES =
      """
      SELECT format('%I.%I', n.nspname, c.relname),
        has_sequence_privilege(c.oid, 'SELECT') AND has_sequence_privilege(c.oid, 'UPDATE')
          AND has_schema_privilege(n.oid, 'USAGE')
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'S' AND c.relpersistence <> 't'
      ORDER BY 1
      """;

  public Sequences {
    all = List.copyOf(all);
  }

  /**
   * Where one stands.
   *
   * @param name schema and name, as SQL writes them
   * @param value the last value, or the first if none was drawn
   * @param called whether the value was drawn
   */
  public record Position(String name, long value, boolean called) {
    private String reset() {
      return ("SELECT pg_catalog.setval('%1$s', %3$d, %4$b) FROM %2$s"
              + " WHERE last_value <> %3$d OR is_called <> %4$b")
          .formatted(name.replace("'", "''"), name, value, called);
    }
  }

  static Sequences read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      boolean complete = true;
      try (ResultSet rows = statement.executeQuery(NAMES)) {
        while (rows.next()) {
          if (rows.getBoolean(2)) {
            names.add(rows.getString(1));
          } else {
            complete = false;
          }
        }
      }
      if (names.isEmpty()) {
        return new Sequences(List.of(), complete);
      }
      String query =
          names.stream()
              .map(name -> "SELECT last_value, is_called FROM " + name)
              .collect(Collectors.joining(" UNION ALL "));
      List<Position> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(query)) {
        for (String name : names) {
          rows.next();
          all.add(new Position(name, rows.getLong(1), rows.getBoolean(2)));
        }
      }
      return new Sequences(all, complete);
    }
  }

  /** Puts back those that have moved, as the role that logged in. */
  void reset(Connection connection) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    String moved = all.stream().map(Position::reset).collect(Collectors.joining(" UNION ALL "));
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE NONE; " + moved + "; RESET ROLE");
    }
  }

  /** A query for all that can be told of them, as one text; empty if there are none. */
  String stateQuery() {
    return all.isEmpty()
        ? ""
        : all.stream()
            .map(each -> "SELECT last_value, log_cnt, is_called FROM " + each.name())
            .collect(
                Collectors.joining(
                    " UNION ALL ", "SELECT md5(string_agg(s::text, ',')) FROM (", ") AS s"));
  }
}

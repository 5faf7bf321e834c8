package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** How many rows each table of the service holds, as one connection sees them. */
final class RowCounts {

  private static final String QUERY_OVER_ALL_TABLES =
      """
      SELECT string_agg(
        format('SELECT %L, count(*) FROM %I.%I', schemaname || '.' || tablename, schemaname, tablename),
        ' UNION ALL ')
      FROM pg_catalog.pg_tables
      WHERE schemaname IN ('auth', 'manifest')
      """;

  private RowCounts() {}

  static Map<String, Long> of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String query;
      try (ResultSet row = statement.executeQuery(QUERY_OVER_ALL_TABLES)) {
        row.next();
        query = row.getString(1);
      }
      if (query == null) {
        return new TreeMap<>();
      }
      try (ResultSet row = statement.executeQuery(query)) {
        Map<String, Long> rows = new TreeMap<>();
        while (row.next()) {
          rows.put(row.getString(1), row.getLong(2));
        }
        return rows;
      }
    }
  }

  static void assertAllZero(Connection connection) throws SQLException {
    Map<String, Long> rows = of(connection);
    assertThat(rows).as("tables looked at").isNotEmpty();
    rows.values().removeIf(count -> count == 0);
    assertThat(rows).as("rows that an earlier test left").isEmpty();
  }
}

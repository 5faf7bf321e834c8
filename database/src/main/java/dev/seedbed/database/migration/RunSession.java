package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The session in which migrations run, as it was before them.
 *
 * @param role that the session has taken by {@code SET ROLE}, none without
 * @param searchPath what every file starts with
 * @param listener which trace was installed
 */
record RunSession(String role, String searchPath, Listener listener) {
  private static final String READ =
      """
      SELECT current_setting('role'), current_setting('search_path'),
        CASE WHEN EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'seedbed_statements')
          THEN 'STATEMENTS'
          WHEN EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'seedbed_trace')
          THEN 'ORIGINS' ELSE 'NOBODY' END
      """;
  private static final String RESET =
      "RESET SESSION AUTHORIZATION; RESET ALL;"
          + " SELECT set_config('role', %s, false), set_config('search_path', %s, false)";

  static RunSession read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(READ)) {
      rows.next();
      return new RunSession(
          rows.getString(1), rows.getString(2), Listener.valueOf(rows.getString(3)));
    }
  }

  /** A file's {@code SET}s end with it, as they would if {@code psql} ran each file. */
  void reset(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(RESET.formatted(DdlTrace.literal(role), DdlTrace.literal(searchPath)));
    }
  }
}

package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The session in which migrations run, as it was before them.
 *
 * @param searchPath what every file starts with
 * @param traced whether {@link DdlTrace} listens
 */
record RunSession(String searchPath, boolean traced) {
  private static final String READ =
      """
      SELECT current_setting('search_path'),
        EXISTS (SELECT FROM pg_event_trigger WHERE evtname ^@ 'seedbed_')
      """;
  private static final String RESET = "RESET SESSION AUTHORIZATION; RESET ALL";
  private static final String SEARCH_PATH = "SELECT set_config('search_path', ?, false)";

  static RunSession read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(READ)) {
      rows.next();
      return new RunSession(rows.getString(1), rows.getBoolean(2));
    }
  }

  /** A file's {@code SET}s end with it, as they would if {@code psql} ran each file. */
  void reset(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(RESET);
    }
    try (PreparedStatement statement = connection.prepareStatement(SEARCH_PATH)) {
      statement.setString(1, searchPath);
      statement.execute();
    }
  }
}

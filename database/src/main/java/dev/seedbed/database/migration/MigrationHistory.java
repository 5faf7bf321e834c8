package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The table {@code seedbed.migrations}: what one source has applied to a database.
 *
 * @param source tells the sources of one database apart
 */
public record MigrationHistory(String source) {
  private static final String EXISTS = "SELECT to_regclass('seedbed.migrations') IS NOT NULL";
  private static final String CREATE =
      """
      CREATE SCHEMA IF NOT EXISTS seedbed;
      CREATE TABLE seedbed.migrations (
        source text NOT NULL,
        id text NOT NULL,
        file text NOT NULL,
        checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (source, id)
      )
      """;
  private static final String READ =
      "SELECT id, file, checksum FROM seedbed.migrations WHERE source = ? ORDER BY applied_at, id";
  private static final String RECORD =
      """
      INSERT INTO seedbed.migrations (source, id, file, checksum) VALUES (?, ?, ?, ?)
      ON CONFLICT (source, id) DO UPDATE
      SET file = excluded.file, checksum = excluded.checksum, applied_at = clock_timestamp()
      """;

  private static final String FORGET = "DELETE FROM seedbed.migrations WHERE source = ? AND id = ?";

  /**
   * One row of the table.
   *
   * @param checksum of the bytes that were applied
   */
  public record Entry(String id, String file, String checksum) {}

  /** Makes the table unless it is there. */
  public void prepare(Connection connection) throws SQLException {
    if (!exists(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(CREATE);
      }
    }
  }

  private static boolean exists(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(EXISTS)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  /** What this source has applied, by id, the first first; nothing if there is no table yet. */
  public Map<String, Entry> read(Connection connection) throws SQLException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    if (!exists(connection)) {
      return entries;
    }
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      read.setString(1, source);
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          String id = rows.getString(1);
          entries.put(id, new Entry(id, rows.getString(2), rows.getString(3)));
        }
      }
    }
    return entries;
  }

  /** Takes back that a file was applied. */
  public void forget(Connection connection, String id) throws SQLException {
    try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
      forget.setString(1, source);
      forget.setString(2, id);
      forget.executeUpdate();
    }
  }

  public void record(Connection connection, Entry entry) throws SQLException {
    try (PreparedStatement record = connection.prepareStatement(RECORD)) {
      record.setString(1, source);
      record.setString(2, entry.id());
      record.setString(3, entry.file());
      record.setString(4, entry.checksum());
      record.executeUpdate();
    }
  }
}

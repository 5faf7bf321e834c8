package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * The table {@code seedbed.migrations}: what was applied to this database, by source.
 *
 * <p>Opening it takes a lock that the transaction holds to its end, so that two JVMs migrate one
 * after the other.
 */
final class MigrationHistory {
  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('seedbed', 0))";
  private static final String EXISTS = "SELECT to_regclass('seedbed.migrations') IS NOT NULL";
  private static final String CREATE =
      """
      CREATE SCHEMA IF NOT EXISTS seedbed;
      CREATE TABLE seedbed.migrations (
        source text NOT NULL,
        id text NOT NULL,
        file text NOT NULL,
        checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (source, id)
      )
      """;
  private static final String READ = "SELECT id, checksum FROM seedbed.migrations WHERE source = ?";
  private static final String RECORD =
      """
      INSERT INTO seedbed.migrations (source, id, file, checksum) VALUES (?, ?, ?, ?)
      ON CONFLICT (source, id) DO UPDATE
      SET file = excluded.file, checksum = excluded.checksum, applied_at = now()
      """;

  private final Connection connection;

  private MigrationHistory(Connection connection) {
    this.connection = connection;
  }

  static MigrationHistory open(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
      boolean exists;
      try (ResultSet rows = statement.executeQuery(EXISTS)) {
        rows.next();
        exists = rows.getBoolean(1);
      }
      if (!exists) {
        statement.execute(CREATE);
      }
    }
    return new MigrationHistory(connection);
  }

  /** The checksums of what this source has applied, by {@link SqlMigration#id}. */
  Map<String, String> checksums(String source) throws SQLException {
    Map<String, String> checksums = new HashMap<>();
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      read.setString(1, source);
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          checksums.put(rows.getString("id"), rows.getString("checksum"));
        }
      }
    }
    return checksums;
  }

  void record(String source, SqlMigration migration) throws SQLException {
    try (PreparedStatement record = connection.prepareStatement(RECORD)) {
      record.setString(1, source);
      record.setString(2, migration.id());
      record.setString(3, migration.file().path());
      record.setString(4, migration.file().checksum());
      record.executeUpdate();
    }
  }
}

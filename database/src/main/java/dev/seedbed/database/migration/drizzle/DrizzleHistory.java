package dev.seedbed.database.migration.drizzle;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table in which Drizzle notes down what it has applied.
 *
 * <p>Up to version 0.x it has the columns id, hash and created_at; since 1.0 name and applied_at
 * too.
 *
 * @param named whether the migrations are of the kind that is known by name
 */
record DrizzleHistory(QualifiedName table, boolean named) {
  private static final String COLUMNS =
      """
      SELECT attribute.attname
      FROM pg_attribute AS attribute
      WHERE attribute.attrelid = to_regclass(?) AND attribute.attnum > 0
        AND NOT attribute.attisdropped
      """;

  /**
   * A row.
   *
   * @param createdAt when the migration was generated, in milliseconds since 1970
   * @param name null where Drizzle wrote none
   */
  record Entry(long id, String hash, long createdAt, @Nullable String name) {}

  /** All rows in the order in which they were written; none if there is no table. */
  List<Entry> read(Connection connection) throws SQLException {
    List<String> columns = columns(connection);
    List<Entry> entries = new ArrayList<>();
    if (columns.isEmpty()) {
      return entries;
    }
    String name = columns.contains("name") ? "name" : "NULL::text";
    String sql = "SELECT id, hash, created_at, " + name + " FROM " + table.toSql() + " ORDER BY id";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        entries.add(
            new Entry(rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getString(4)));
      }
    }
    return entries;
  }

  private List<String> columns(Connection connection) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, table.toSql());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    return columns;
  }

  /** Makes the table, as Drizzle does; gives an old one the columns that names need. */
  void prepare(Connection connection, List<DrizzleMigration> migrations) throws SQLException {
    List<String> columns = columns(connection);
    if (columns.isEmpty()) {
      create(connection);
    } else if (named && !columns.contains("name")) {
      addNames(connection, DrizzleNames.of(table, read(connection), migrations));
    }
  }

  private void create(Connection connection) throws SQLException {
    String names = named ? ", name text, applied_at timestamp with time zone DEFAULT now()" : "";
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(table.schema()));
      statement.execute(
          "CREATE TABLE "
              + table.toSql()
              + " (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint"
              + names
              + ")");
    }
  }

  private void addNames(Connection connection, DrizzleNames names) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE "
              + table.toSql()
              + " ADD COLUMN name text,"
              + " ADD COLUMN IF NOT EXISTS applied_at timestamp with time zone DEFAULT now()");
    }
    String sql = "UPDATE " + table.toSql() + " SET name = ?, applied_at = NULL WHERE id = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (var name : names.byId().entrySet()) {
        update.setString(1, name.getValue());
        update.setLong(2, name.getKey());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  void forget(Connection connection, DrizzleMigration migration) throws SQLException {
    String sql = "DELETE FROM " + table.toSql() + " WHERE hash = ? AND created_at = ?";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, migration.file().checksum());
      delete.setLong(2, migration.when());
      delete.executeUpdate();
    }
  }

  void record(Connection connection, DrizzleMigration migration) throws SQLException {
    String sql =
        "INSERT INTO "
            + table.toSql()
            + (named
                ? " (hash, created_at, name) VALUES (?, ?, ?)"
                : " (hash, created_at) VALUES (?, ?)");
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, migration.file().checksum());
      insert.setLong(2, migration.when());
      if (named) {
        insert.setString(3, migration.tag());
      }
      insert.executeUpdate();
    }
  }
}

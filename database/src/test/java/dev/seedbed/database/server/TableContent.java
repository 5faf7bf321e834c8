package dev.seedbed.database.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database with one table, whose only row is the fingerprint.
 *
 * @param fingerprint what tells one content from another
 * @param prepared how often it was prepared
 */
record TableContent(String fingerprint, AtomicInteger prepared) implements ServerContent {

  static final String DATABASE = "content";

  static TableContent of(String fingerprint) {
    return new TableContent(fingerprint, new AtomicInteger());
  }

  @Override
  public String prepare(PostgresServer server) throws SQLException {
    prepared.incrementAndGet();
    execute(server, "postgres", "CREATE DATABASE " + DATABASE);
    execute(server, DATABASE, "CREATE TABLE made AS SELECT '" + fingerprint + "' AS content");
    return "receipt of " + fingerprint;
  }

  /** What the table holds. */
  static String read(PostgresServer server) throws SQLException {
    return ask(server, DATABASE, "SELECT string_agg(content, ',') FROM made");
  }

  static String ask(PostgresServer server, String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  static void execute(PostgresServer server, String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

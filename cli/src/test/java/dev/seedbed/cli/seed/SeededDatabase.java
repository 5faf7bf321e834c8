package dev.seedbed.cli.seed;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A database that a test's commands are given the URL of.
 *
 * @param name of the database
 */
record SeededDatabase(String name) {
  /** A few of the tables that agents work with. */
  static final String SQL =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.tenants (id text PRIMARY KEY, name text NOT NULL);
      CREATE TABLE app.agents (
        id text PRIMARY KEY, tenant_id text NOT NULL REFERENCES app.tenants, name text NOT NULL);
      CREATE TABLE app.messages (
        id text PRIMARY KEY, agent_id text NOT NULL REFERENCES app.agents, role text NOT NULL,
        content text NOT NULL, model text, input_tokens int NOT NULL, cost_usd numeric(12,6),
        created_at timestamptz NOT NULL);
      CREATE INDEX messages_by_time ON app.messages (agent_id, created_at);
      """;

  /** Started by the first test that needs it; it ends with the JVM. */
  private static final class Server {
    static final PostgresServer RUNNING =
        PostgresServer.start(
            Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("")));
  }

  /** An empty database with these tables. */
  static SeededDatabase of(String name) throws SQLException {
    try (Connection connection = Server.RUNNING.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + Identifier.quote(name));
      statement.execute("CREATE DATABASE " + Identifier.quote(name));
    }
    SeededDatabase database = new SeededDatabase(name);
    try (Connection connection = Server.RUNNING.connect(name);
        Statement statement = connection.createStatement()) {
      statement.execute(SQL);
    }
    return database;
  }

  /** With user and password. */
  String url() {
    return Server.RUNNING.jdbcUrl(name)
        + (Server.RUNNING.jdbcUrl(name).contains("?") ? "&" : "?")
        + "user="
        + Server.RUNNING.administrator().user()
        + "&password="
        + Server.RUNNING.administrator().password();
  }

  long number(String sql) throws SQLException {
    try (Connection connection = Server.RUNNING.connect(name);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}

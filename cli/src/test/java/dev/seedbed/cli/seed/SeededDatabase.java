package dev.seedbed.cli.seed;

import dev.seedbed.cli.ServerOfTests;
import java.sql.SQLException;

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

  /** An empty database with these tables. */
  static SeededDatabase of(String name) throws SQLException {
    ServerOfTests.create(name);
    ServerOfTests.execute(name, SQL);
    return new SeededDatabase(name);
  }

  /** With user and password. */
  String url() {
    return ServerOfTests.url(name);
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(ServerOfTests.ask(name, sql));
  }
}

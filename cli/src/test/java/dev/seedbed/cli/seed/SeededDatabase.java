package dev.seedbed.cli.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.ServerOfTests;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

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

  /**
   * How many sessions still do something for others; what the server does by itself is not meant.
   */
  private static final String BUSY =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
          + " AND backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid()";

  /** An empty database with these tables. */
  static SeededDatabase of(String name) throws SQLException {
    ServerOfTests.create(name);
    ServerOfTests.execute(name, SQL);
    return new SeededDatabase(name);
  }

  /** Asks a database for a number. */
  interface Question {
    long of(String sql) throws SQLException;
  }

  /** Waits for the end of all that was done for a command that has ended. */
  static void awaitIdle(Question question) throws SQLException, InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(1));
    while (question.of(BUSY) > 0) {
      assertThat(Instant.now()).as("a session still does something").isBefore(end);
      Thread.sleep(50);
    }
  }

  /** With user and password. */
  String url() {
    return ServerOfTests.url(name);
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(ServerOfTests.ask(name, sql));
  }
}

package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.database.migration.DdlTrace;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.schema.SchemaSnapshot;
import dev.seedbed.database.server.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A database that a check works in; each of its steps has a connection of its own. */
final class ThrowawayDatabase implements AutoCloseable {
  private final ThrowawayDatabases databases;
  private final PostgresServer server;
  private final String name;
  private final Map<ObjectAddress, Origin> origins = new HashMap<>();

  ThrowawayDatabase(ThrowawayDatabases databases, PostgresServer server, String name) {
    this.databases = databases;
    this.server = server;
    this.name = name;
  }

  /** What is done with a connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  String name() {
    return name;
  }

  Connection connect() throws SQLException {
    return server.connect(name);
  }

  <T> T connected(Work<T> work) throws SQLException {
    try (Connection connection = connect()) {
      return work.with(connection);
    }
  }

  MigrationTarget target(Connection connection) {
    return new MigrationTarget(connection, server.jdbcUrl(name), server.administrator());
  }

  MigrationReport migrate(Migrations migrations) throws SQLException {
    return connected(connection -> migrations.apply(target(connection)));
  }

  SchemaSnapshot snapshot() throws SQLException {
    return connected(SchemaSnapshot::read);
  }

  /** Event triggers need a superuser, which an external server may not give. */
  void trace() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT current_setting('is_superuser')::bool")) {
      rows.next();
      if (rows.getBoolean(1)) {
        DdlTrace.install(connection);
      }
    }
  }

  /** From now on it is noted which statements take or change rows. */
  void watched() throws SQLException {
    try (Connection connection = connect()) {
      LossTrace.begin(connection);
    }
  }

  /** Where its objects come from, those that have gone meanwhile among them. */
  Origins origins() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT FROM pg_event_trigger WHERE evtname = 'seedbed_trace'")) {
      if (rows.next()) {
        origins.putAll(DdlTrace.remove(connection).byAddress());
        DdlTrace.install(connection);
      }
    }
    return new Origins(origins);
  }

  @Override
  public void close() throws SQLException {
    databases.drop(name);
  }
}

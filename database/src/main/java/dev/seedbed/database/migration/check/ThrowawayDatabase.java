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
import org.jspecify.annotations.Nullable;

/**
 * A database that a check works in.
 *
 * <p>Whatever changes it has a session of its own, as it would elsewhere. All that looks at it
 * shares one: a session has to read the server's catalog before it can tell a schema, which takes
 * longer than telling it.
 */
final class ThrowawayDatabase implements AutoCloseable {
  private static final int VALID_SECONDS = 10;

  private final ThrowawayDatabases databases;
  private final PostgresServer server;
  private final String name;
  private final Map<ObjectAddress, Origin> origins = new HashMap<>();
  private @Nullable Connection observer;

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

  /** Does something in the session that looks at it; what it sets there others will find. */
  <T> T observed(Work<T> work) throws SQLException {
    return work.with(observer());
  }

  /** The session that looks at it, which is the caller's from now on. */
  Connection release() throws SQLException {
    Connection released = observer();
    observer = null;
    return released;
  }

  private Connection observer() throws SQLException {
    Connection known = observer;
    // A migration may have ended the sessions of others.
    if (known == null || !known.isValid(VALID_SECONDS)) {
      disconnect();
      known = connect();
      observer = known;
    }
    return known;
  }

  /** Ends the session that looks at it, with which it could not be copied. */
  void disconnect() throws SQLException {
    if (observer != null) {
      observer.close();
      observer = null;
    }
  }

  MigrationTarget target(Connection connection) {
    return new MigrationTarget(connection, server.jdbcUrl(name), server.administrator());
  }

  MigrationReport migrate(Migrations migrations) throws SQLException {
    return connected(connection -> migrations.apply(target(connection)));
  }

  SchemaSnapshot snapshot() throws SQLException {
    return observed(SchemaSnapshot::read);
  }

  /** Event triggers need a superuser, which an external server may not give. */
  void trace() throws SQLException {
    Connection connection = observer();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT current_setting('is_superuser')::bool")) {
      rows.next();
      if (rows.getBoolean(1)) {
        DdlTrace.install(connection);
      }
    }
  }

  /** From now on it is noted which statements take or change rows. */
  void watched() throws SQLException {
    LossTrace.begin(observer());
  }

  /** Where its objects come from, those that have gone meanwhile among them. */
  Origins origins() throws SQLException {
    Connection connection = observer();
    try (Statement statement = connection.createStatement();
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
    disconnect();
    databases.drop(name);
  }
}

package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A database that lasts as long as migrations take to be traced in it. */
final class TracedDatabase {
  private TracedDatabase() {}

  static MigrationTrace trace(PostgresServer server, Migrations migrations) throws SQLException {
    String first = server instanceof ExternalServer external ? external.database() : "postgres";
    String name = "seedbed_trace_" + UUID.randomUUID().toString().substring(0, 8);
    try (Connection connection = server.connect(first);
        Statement administrator = connection.createStatement()) {
      if (!isSuperuser(administrator)) {
        throw notAllowed(server.administrator().user());
      }
      administrator.execute("CREATE DATABASE " + name);
      try {
        return trace(server, name, migrations);
      } finally {
        administrator.execute("DROP DATABASE " + name + " WITH (FORCE)");
      }
    }
  }

  private static MigrationTrace trace(PostgresServer server, String name, Migrations migrations)
      throws SQLException {
    try (Connection connection = server.connect(name)) {
      StatementTrace.install(connection);
      migrations.apply(
          new MigrationTarget(connection, server.jdbcUrl(name), server.administrator()));
      return StatementTrace.remove(connection);
    }
  }

  private static boolean isSuperuser(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT current_setting('is_superuser')::bool")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static SeedbedException notAllowed(String user) {
    return ErrorMessage.of("Cannot trace migrations as " + Identifier.display(user))
        .expected("a superuser")
        .actual("an ordinary role")
        .why("event triggers tell what a statement did, and only superusers can make them")
        .toFix("set user to a superuser of a server for tests")
        .toFix("let Seedbed start the server: -Dseedbed.server=auto, without a URL")
        .toException();
  }
}

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
      administrator.execute("CREATE DATABASE " + name + server.howToCopy());
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
      MigrationTrace trace = StatementTrace.remove(connection);
      return new MigrationTrace(trace.statements(), parts(migrations, trace));
    }
  }

  /** The files that the source knows, and what else has run. */
  private static List<MigrationTrace.Migration> parts(Migrations migrations, MigrationTrace trace) {
    Map<String, MigrationTrace.Migration> byName = new LinkedHashMap<>();
    Set<String> ran =
        trace.statements().stream()
            .map(MigrationTrace.Statement::migration)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (MigrationFile file : migrations.files()) {
      // A change set is called by its id, since several share a file.
      boolean changeSet = ran.contains(file.id());
      String name = changeSet ? file.id() : file.path();
      byName.put(
          name,
          new MigrationTrace.Migration(
              name,
              changeSet ? file.path().replaceFirst(":\\d+$", "") : file.path(),
              file.id(),
              file.repeatable(),
              migrations.canUndo(file) ? MigrationTrace.Undo.YES : MigrationTrace.Undo.NO,
              MigrationTrace.State.ALONE));
    }
    for (String name : ran) {
      byName.computeIfAbsent(
          name,
          unknown ->
              new MigrationTrace.Migration(
                  name, name, "", false, MigrationTrace.Undo.UNKNOWN, MigrationTrace.State.ALONE));
    }
    return List.copyOf(byName.values());
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

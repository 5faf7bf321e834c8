package dev.seedbed.database.migration.check;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import dev.seedbed.database.migration.SqlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A folder of migrations, and the server that checks them. */
record CheckedProject(Path root) {

  CheckedProject with(String file, String sql) {
    try {
      Files.writeString(root.resolve(file), sql);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SqlFolder folder() {
    return SqlFolder.at("filesystem:" + root);
  }

  MigrationChecks checks() {
    return MigrationChecks.of(SharedServer.get(), folder());
  }

  /** What a check says, with the folder's name left out. */
  String say(MigrationCheck check) throws SQLException {
    return checks()
        .run(check)
        .toString()
        .replace(root + "/", "")
        .replace("filesystem:" + root, "sql");
  }

  /** The databases of checks that are there. */
  static List<String> left() throws SQLException {
    try (Connection connection = SharedServer.get().connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT datname FROM pg_database WHERE datname LIKE 'seedbed\\_check%'")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    Sql.execute(connection, sql);
  }
}

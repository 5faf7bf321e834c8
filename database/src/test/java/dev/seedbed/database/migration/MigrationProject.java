package dev.seedbed.database.migration;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A folder with migrations and a new database for them. */
final class MigrationProject implements AutoCloseable {
  private final Path root;
  private final String database = SharedServer.newDatabase();
  private final Connection connection = connect();

  MigrationProject(Path root) throws SQLException {
    this.root = root;
  }

  Path root() {
    return root;
  }

  String database() {
    return database;
  }

  Connection connection() {
    return connection;
  }

  /** Another connection to the same database. */
  Connection connect() throws SQLException {
    return SharedServer.get().connect(database);
  }

  void write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String path) throws IOException {
    Files.delete(root.resolve(path));
  }

  SqlFolder folder(String location) {
    return SqlFolder.at(location, root, ClassLoader.getPlatformClassLoader());
  }

  void execute(String sql) throws SQLException {
    Sql.execute(connection, sql);
  }

  /** The first column of what a query finds. */
  List<String> rows(String sql) throws SQLException {
    return Sql.query(connection, sql);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

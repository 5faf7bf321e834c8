package dev.seedbed.database.migration.psql;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A project with a folder {@code init}, and a database for its scripts. */
record ScriptFolder(Path project, String database, Connection connection) implements AutoCloseable {

  static ScriptFolder in(Path project) throws SQLException {
    String database = SharedServer.newDatabase();
    return new ScriptFolder(project, database, SharedServer.get().connect(database));
  }

  /** Writes a file, given by its path in the project. */
  static void write(Path project, String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static InitScripts scripts(Path project) {
    return InitScripts.at("init", project, ClassLoader.getPlatformClassLoader());
  }

  void write(String name, String text) throws IOException {
    write(project, name, text);
  }

  InitScripts scripts() {
    return scripts(project);
  }

  MigrationReport apply() throws SQLException {
    return scripts().apply(connection);
  }

  /** Runs one script in a database of its own. */
  void run(String sql) throws IOException, SQLException {
    write("init/a.sql", sql);
    apply();
  }

  MigrationTarget target() {
    return new MigrationTarget(
        connection, SharedServer.get().jdbcUrl(database), SharedServer.get().administrator());
  }

  /** The first column of a query's result. */
  List<String> rows(String sql) throws SQLException {
    return Sql.query(connection, sql);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One application of a folder's migrations: lock, compare with the history, run what is pending.
 */
final class MigrationRun {
  private final String source;
  private final List<SqlMigration> migrations;
  private final Connection connection;

  MigrationRun(String source, List<SqlMigration> migrations, Connection connection) {
    this.source = source;
    this.migrations = migrations;
    this.connection = connection;
  }

  MigrationReport run() throws SQLException {
    long start = System.nanoTime();
    connection.setAutoCommit(false);
    try {
      MigrationHistory history = MigrationHistory.open(connection);
      Map<String, String> applied = history.checksums(source);
      List<SqlMigration> pending = pending(applied);
      for (SqlMigration migration : pending) {
        execute(migration);
        resetSession();
        history.record(source, migration);
      }
      connection.commit();
      return new MigrationReport(
          pending.stream().map(migration -> migration.file().path()).toList(),
          migrations.size() - pending.size(),
          Duration.ofNanos(System.nanoTime() - start));
    } catch (Throwable e) {
      rollback(e);
      throw e;
    } finally {
      restoreAutoCommit();
    }
  }

  private List<SqlMigration> pending(Map<String, String> applied) {
    List<SqlMigration> pending = new ArrayList<>();
    for (SqlMigration migration : migrations) {
      String checksum = applied.get(migration.id());
      boolean unchanged = migration.file().checksum().equals(checksum);
      if (checksum != null && !unchanged && migration.version() != null) {
        throw MigrationException.edited(migration.file().path());
      }
      if (!unchanged) {
        pending.add(migration);
      }
    }
    return pending;
  }

  private void execute(SqlMigration migration) throws SQLException {
    SqlScript script = SqlScript.parse(migration.file().text());
    try (Statement statement = connection.createStatement();
        PreparedStatement at =
            connection.prepareStatement("SELECT set_config('" + DdlTrace.AT + "', ?, true)")) {
      statement.setEscapeProcessing(false);
      for (SqlStatement sql : script.statements()) {
        if (sql.isTransactionCommand()) {
          throw MigrationException.transactionCommand(migration.file().path(), sql);
        }
        at.setString(1, DdlTrace.at(migration.file().path(), sql));
        at.execute();
        execute(statement, migration.file(), script, sql);
      }
    }
  }

  /** A file's {@code SET}s end with it, as they would if {@code psql} ran each file. */
  private void resetSession() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("RESET SESSION AUTHORIZATION; RESET ALL");
    }
  }

  private void execute(Statement statement, SqlFile file, SqlScript script, SqlStatement sql) {
    try {
      statement.execute(sql.text());
    } catch (SQLException e) {
      throw MigrationException.failed(file.path(), script, sql, e);
    }
  }

  private void rollback(Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private void restoreAutoCommit() throws SQLException {
    if (!connection.isClosed()) {
      connection.setAutoCommit(true);
    }
  }
}

package dev.seedbed.benchmarks.migrations;

import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.benchmarks.Trial;
import dev.seedbed.database.migration.DdlTrace;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.migration.StatementTrace;
import dev.seedbed.database.migration.TransactionMode;
import dev.seedbed.database.server.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * From having a location and the URL of an empty database until it is migrated; making and dropping
 * the database does not count.
 *
 * @param medium where the server keeps its data
 * @param folder of the migrations
 */
record MigrationRows(Medium medium, PostgresServer server, Path folder) {
  private static final String DATABASE = "migrated";

  void run(Interleaving interleaving, Report report) throws Exception {
    row(
        "200 plain SQL files, one transaction ÷ Flyway",
        0.5,
        this::plain,
        this::flyway,
        interleaving,
        report);
    row(
        "200 plain SQL files, a transaction each ÷ Flyway",
        0.5,
        this::onePerFile,
        this::flyway,
        interleaving,
        report);
    row(
        "traced for origins ÷ not traced",
        1.3,
        this::tracedForOrigins,
        this::plain,
        interleaving,
        report);
    row(
        "traced by statements ÷ not traced, a transaction each",
        1.3,
        this::tracedByStatements,
        this::onePerFile,
        interleaving,
        report);
  }

  /** Migrates an empty database. */
  private interface Migrator {
    void migrate() throws SQLException;
  }

  private void row(
      String name,
      double target,
      Migrator ours,
      Migrator peer,
      Interleaving interleaving,
      Report report)
      throws Exception {
    report.measured(
        name + " (" + medium.name() + ")",
        target,
        interleaving.run(trial(ours), trial(peer)).measurement(Long::longValue));
  }

  private Trial<Long> trial(Migrator migrator) {
    return () -> {
      inAdministration("CREATE DATABASE " + DATABASE);
      try {
        long begin = System.nanoTime();
        migrator.migrate();
        return System.nanoTime() - begin;
      } finally {
        inAdministration("DROP DATABASE " + DATABASE + " WITH (FORCE)");
      }
    };
  }

  private void plain() throws SQLException {
    try (Connection connection = server.connect(DATABASE)) {
      plainFiles().apply(connection);
    }
  }

  private void onePerFile() throws SQLException {
    try (Connection connection = server.connect(DATABASE)) {
      plainFiles()
          .with(MigrationOptions.DEFAULT.withTransactions(TransactionMode.ONE_PER_FILE))
          .apply(connection);
    }
  }

  /** What is done with every throwaway database, so that findings can name file and line. */
  private void tracedForOrigins() throws SQLException {
    try (Connection connection = server.connect(DATABASE)) {
      DdlTrace.install(connection);
      plainFiles().apply(connection);
      DdlTrace.remove(connection);
    }
  }

  private void tracedByStatements() throws SQLException {
    try (Connection connection = server.connect(DATABASE)) {
      StatementTrace.install(connection);
      plainFiles().apply(connection);
      StatementTrace.remove(connection);
    }
  }

  private SqlFolder plainFiles() {
    return SqlFolder.at("filesystem:" + folder);
  }

  private void flyway() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(server.jdbcUrl(DATABASE));
    database.setUser(server.administrator().user());
    database.setPassword(server.administrator().password());
    Flyway.configure().dataSource(database).locations("filesystem:" + folder).load().migrate();
  }

  private void inAdministration(String sql) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** One run of Flyway on a connection of ours; the only classes that need its library. */
final class FlywayRun {
  private final FlywayFiles files;
  private final Map<String, String> properties;
  private final Connection connection;

  FlywayRun(FlywayFiles files, Map<String, String> properties, Connection connection) {
    this.files = files;
    this.properties = properties;
    this.connection = connection;
  }

  MigrationReport run() throws SQLException {
    long start = System.nanoTime();
    RunSession session = RunSession.read(connection);
    FlywayListener listener = new FlywayListener(files, properties, session.listener());
    try {
      Flyway flyway = configuration(listener).load();
      flyway.migrate();
      long all = Arrays.stream(flyway.info().applied()).filter(FlywayRun::isFile).count();
      return new MigrationReport(
          listener.applied(),
          (int) all - listener.applied().size(),
          Duration.ofNanos(System.nanoTime() - start));
    } catch (FlywayException e) {
      throw listener.failure(e);
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
        session.reset(connection);
      }
    }
  }

  MigrationStatus status() throws SQLException {
    RunSession session = RunSession.read(connection);
    try {
      FlywayListener listener = new FlywayListener(files, properties, Listener.NOBODY);
      List<MigrationStatus.Entry> entries = new ArrayList<>();
      for (MigrationInfo info : configuration(listener).load().info().all()) {
        if (isFile(info)) {
          SqlFile file = files.find(info.getScript());
          entries.add(
              new MigrationStatus.Entry(
                  file == null ? info.getScript() : file.path(), info.getState().isApplied()));
        }
      }
      return new MigrationStatus(entries);
    } finally {
      connection.setAutoCommit(true);
      session.reset(connection);
    }
  }

  /** Not the row that says that Flyway made the schema. */
  private static boolean isFile(MigrationInfo info) {
    return info.getState().isResolved();
  }

  private FluentConfiguration configuration(FlywayListener listener) throws SQLException {
    Connection lent = ToolConnection.lend(connection, sql -> {});
    FluentConfiguration configuration =
        Flyway.configure(files.classLoader())
            .configuration(properties)
            .locations(files.flywayLocation())
            .dataSource(new ToolDataSource(lent))
            .callbacks(listener);
    // Without it Flyway wants a second connection to hold its lock in a transaction; and that
    // transaction would block CREATE INDEX CONCURRENTLY.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration;
  }
}

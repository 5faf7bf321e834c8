package dev.seedbed.cli.seed;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Finds the database that rows go into, or whose tables they are made for. */
final class SeedTarget {
  private final Invocation invocation;

  SeedTarget(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * A database that is there.
   *
   * @param name as a person knows it
   */
  record Database(String name, DataSource dataSource) {

    static Database on(ExternalServer server) {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setUrl(server.jdbcUrl(server.database()));
      dataSource.setUser(server.administrator().user());
      dataSource.setPassword(server.administrator().password());
      return new Database(server.database(), dataSource);
    }
  }

  /** The one that rows go into: the given one, or else the development database if it runs. */
  Database database() {
    ExternalServer server =
        invocation.database(DatabaseUse.DEVELOPMENT, () -> server(invocation.settings()));
    invocation.output().detail(server.description().toString());
    return Database.on(server);
  }

  private ExternalServer server(Settings settings) {
    return isGiven(settings)
        ? ExternalServer.open(settings, DatabaseUse.DEVELOPMENT)
        : DevelopmentDatabase.of(settings, invocation.shell().environment())
            .running(DatabaseUse.DEVELOPMENT);
  }

  /** The tables that rows are made for: the given database's, or those that migrations make. */
  Catalog catalog() throws SQLException {
    Settings settings = invocation.settings();
    if (isGiven(settings)) {
      return given(settings);
    }
    Migrations migrations = invocation.migrations();
    TestDatabases databases = TestDatabases.start(settings, migrations);
    invocation.closing(databases.server());
    invocation.closing(databases);
    invocation.output().detail(databases.server().description().toString());
    return databases.migratedBy(migrations).catalog();
  }

  private Catalog given(Settings settings) throws SQLException {
    ExternalServer server = ExternalServer.open(settings, DatabaseUse.READING);
    invocation.output().detail(server.description().toString());
    try (Connection connection = server.connect(server.database())) {
      return Catalog.read(connection);
    }
  }

  private static boolean isGiven(Settings settings) {
    return switch (settings.server()) {
      case EXTERNAL -> true;
      case AUTO -> settings.text(Setting.URL).isPresent();
      case CONTAINER, EMBEDDED -> false;
    };
  }
}

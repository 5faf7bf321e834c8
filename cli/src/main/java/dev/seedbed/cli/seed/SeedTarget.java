package dev.seedbed.cli.seed;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.ExternalServer;
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
      return new Database(server.database(), source(server));
    }

    /** One that cannot be written to. */
    static Database reading(ExternalServer server) {
      PGSimpleDataSource dataSource = source(server);
      dataSource.setReadOnly(true);
      dataSource.setReadOnlyMode("always");
      return new Database(server.database(), dataSource);
    }

    private static PGSimpleDataSource source(ExternalServer server) {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setUrl(server.jdbcUrl(server.database()));
      dataSource.setUser(server.administrator().user());
      dataSource.setPassword(server.administrator().password());
      return dataSource;
    }
  }

  /** The one that rows go into: the given one, or else the development database if it runs. */
  Database database() {
    return Database.on(running(DatabaseUse.DEVELOPMENT));
  }

  /** The same, to be read only: any database may be. */
  Database reading() {
    return Database.reading(running(DatabaseUse.READING));
  }

  private ExternalServer running(DatabaseUse use) {
    ExternalServer server =
        invocation.database(
            use,
            () ->
                DevelopmentDatabase.of(invocation.settings(), invocation.shell().environment())
                    .running(use));
    invocation.output().detail(server.description().toString());
    return server;
  }

  /** The tables that rows are made for: the given database's, or those that migrations make. */
  Catalog catalog() throws SQLException {
    Settings settings = invocation.settings();
    if (ExternalServer.isMeant(settings)) {
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
}

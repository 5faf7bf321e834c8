package dev.seedbed.cli.seed;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.PostgresServer;
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
  record Database(String name, DataSource dataSource) {}

  /** Refuses to go on where nobody has said which database it is. */
  void require() {
    if (!isGiven(invocation.settings())) {
      throw ErrorMessage.of("No database to seed")
          .expected("the setting \"url\" with the URL of a development or test database")
          .actual("not set")
          .toFix("name it: --url postgresql://localhost/app_test")
          .toFix("write files instead: --out DIR")
          .toException();
    }
  }

  /** The one that rows go into. */
  Database database() throws SQLException {
    Settings settings = invocation.settings();
    PostgresServer server = invocation.closing(PostgresServer.start(settings));
    if (!(server instanceof ExternalServer external)) {
      throw new IllegalStateException("A URL led to " + server.description());
    }
    invocation.output().detail(server.description().toString());
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(external.jdbcUrl(external.database()));
    dataSource.setUser(external.administrator().user());
    dataSource.setPassword(external.administrator().password());
    return new Database(external.database(), dataSource);
  }

  /** The tables that rows are made for: the given database's, or those that migrations make. */
  Catalog catalog() throws SQLException {
    Settings settings = invocation.settings();
    if (isGiven(settings)) {
      try (Connection connection = database().dataSource().getConnection()) {
        return Catalog.read(connection);
      }
    }
    Migrations migrations = invocation.migrations();
    TestDatabases databases = TestDatabases.start(settings, migrations);
    invocation.closing(databases.server());
    invocation.closing(databases);
    invocation.output().detail(databases.server().description().toString());
    return databases.migratedBy(migrations).catalog();
  }

  private static boolean isGiven(Settings settings) {
    return switch (settings.server()) {
      case EXTERNAL -> true;
      case AUTO -> settings.text(Setting.URL).isPresent();
      case CONTAINER, EMBEDDED -> false;
    };
  }
}

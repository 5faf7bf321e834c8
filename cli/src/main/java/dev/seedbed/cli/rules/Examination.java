package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes or finds the schema that rules are held against. */
final class Examination {
  private final Invocation invocation;
  private final Settings settings;

  Examination(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  /**
   * The database of the URL as it is, if there is one; else what the project's migrations make on a
   * throwaway server.
   */
  Subject schema() {
    if (ExternalServer.isMeant(settings)) {
      return invocation.database(settings, DatabaseUse.READING, this::given);
    }
    Migrations migrations = invocation.migrations(settings);
    return invocation.database(settings, DatabaseUse.TEST, () -> migrated(migrations));
  }

  /** The same, with what each statement of the migrations did. */
  Subject migrations() {
    Migrations migrations = invocation.migrations(settings);
    return invocation.database(
        settings,
        DatabaseUse.TEST,
        () -> {
          TestDatabases databases = start(migrations);
          Catalog catalog = databases.migratedBy(migrations).catalog();
          return Subject.of(catalog).with(MigrationTrace.of(databases.server(), migrations));
        });
  }

  private Subject given() throws SQLException {
    ExternalServer server = invocation.given(settings);
    Connection connection = invocation.closing(server.connect(server.database()));
    return Subject.of(Catalog.read(connection)).with(connection);
  }

  private Subject migrated(Migrations migrations) throws SQLException {
    TestDatabase database = start(migrations).migratedBy(migrations);
    // Before the session begins: it takes the copy that is there, and a second would be made to
    // read.
    Subject subject = Subject.of(database.catalog());
    TestSession session = database.begin(new Isolation.Rollback(false));
    invocation.closing(session::end);
    return subject.with(session.owner().getConnection());
  }

  private TestDatabases start(Migrations migrations) throws SQLException {
    TestDatabases databases = TestDatabases.start(settings, migrations);
    invocation.closing(databases.server());
    invocation.closing(databases);
    invocation.output().detail(databases.server().description() + "; cache: " + databases.cache());
    return databases;
  }
}

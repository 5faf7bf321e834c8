package dev.seedbed.benchmarks.isolation;

import dev.seedbed.benchmarks.Medium;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * Our embedded server with the 60 tables, at its defaults but for where its data lie.
 *
 * @param folder of the migrations
 */
record SeedbedSide(Path folder, TestDatabases databases, TestDatabase database)
    implements AutoCloseable {

  static SeedbedSide start(Medium medium) throws IOException, SQLException {
    Path folder = SixtyTables.write(medium.newFolder("migrations"), false);
    Map<String, String> properties =
        Map.of("seedbed.server", "embedded", "seedbed.data-folder", medium.folder().toString());
    Settings settings = Settings.of(properties, System.getenv(), folder);
    Migrations migrations = SqlFolder.at(folder.toString());
    TestDatabases databases = TestDatabases.start(settings, migrations);
    return new SeedbedSide(folder, databases, databases.migratedBy(migrations));
  }

  @Override
  public void close() {
    databases.close();
    databases.server().close();
  }
}

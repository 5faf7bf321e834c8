package dev.seedbed.samples.mana;

import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.pack.RuleSettings;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.migration.MigrationBase;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** What {@code seedbed check} and {@code seedbed lint --since origin/main} do, without them. */
record ContinuousIntegration(Path checkout) {

  /**
   * Holds the schema, and the migrations that the branch adds, to the project's rules.
   *
   * @param added the files that are new on the branch
   */
  RunReport run(List<String> added) throws SQLException {
    Path file = checkout.resolve(Settings.FILE);
    RuleSettings rules = RuleSettings.read(file, System::getenv);
    Settings settings =
        Settings.of(systemProperties(), System.getenv(), checkout).forThrowawayServer();
    Migrations migrations =
        MigrationSources.of(settings.text(Setting.MIGRATIONS).orElseThrow(), checkout);

    TestDatabases databases = TestDatabases.start(settings, migrations);
    try (PostgresServer server = databases.server();
        databases) {
      Catalog schema = databases.migratedBy(migrations).catalog();
      MigrationTrace trace = MigrationTrace.of(server, migrations);
      return RuleRun.of(Objects.requireNonNull(rules.pack()))
          .in(checkout)
          .over(Subject.of(schema).with(trace.since(MigrationBase.of(added, List.of()))));
    }
  }

  private static TreeMap<String, String> systemProperties() {
    Properties properties = System.getProperties();
    TreeMap<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
    return texts;
  }
}

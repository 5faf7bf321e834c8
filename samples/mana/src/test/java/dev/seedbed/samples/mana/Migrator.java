package dev.seedbed.samples.mana;

import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What a service's container runs before the service starts.
 *
 * @param source the service's migrations, as {@code seedbed.yaml} names them
 * @param lockKey the service's own, so that its replicas wait for each other and for nobody else
 */
record Migrator(String source, long lockKey) {
  private static final long LOCK_OF_MANA_AUTH = 987_654_321;

  /** Those of all services that Drizzle migrates. */
  static List<Migrator> all() {
    List<String> drizzle =
        Settings.load()
            .text(Setting.MIGRATIONS)
            .orElseThrow()
            .lines()
            .filter(line -> line.startsWith("drizzle:"))
            .toList();
    List<Migrator> migrators = new ArrayList<>();
    for (String source : drizzle) {
      migrators.add(new Migrator(source, LOCK_OF_MANA_AUTH + migrators.size()));
    }
    return migrators;
  }

  Migrations migrations() {
    return MigrationSources.of(source).with(MigrationOptions.DEFAULT.withLockKey(lockKey));
  }

  MigrationReport run(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return migrations().apply(connection);
    }
  }

  /** Migrates the database of {@code JDBC_DATABASE_URL}, forwards or backwards through services. */
  public static void main(String... arguments) throws SQLException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(System.getenv("JDBC_DATABASE_URL"));
    List<Migrator> migrators = new ArrayList<>(all());
    if (List.of(arguments).contains("backwards")) {
      Collections.reverse(migrators);
    }
    for (Migrator migrator : migrators) {
      migrator.run(database);
    }
  }
}

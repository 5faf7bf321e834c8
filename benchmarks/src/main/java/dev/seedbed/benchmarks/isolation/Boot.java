package dev.seedbed.benchmarks.isolation;

import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.settings.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Boots a server, migrates it, asks it something, and stops it.
 *
 * @param migrations the folder of the migrations
 * @param data where an embedded server keeps its data
 */
record Boot(Path migrations, Path data) {

  /** Seedbed's server of this kind, at its defaults. */
  BootTimes seedbed(String kind) throws SQLException {
    long begin = System.nanoTime();
    Map<String, String> properties =
        Map.of("seedbed.server", kind, "seedbed.data-folder", data.toString());
    Settings settings = Settings.of(properties, System.getenv(), migrations);
    Migrations folder = SqlFolder.at(migrations.toString());
    TestDatabases databases = TestDatabases.start(settings, folder);
    TestSession session = databases.migratedBy(folder).begin(new Isolation.Rollback(false));
    query(session.dataSource());
    long answered = System.nanoTime();
    session.end();
    long stopping = System.nanoTime();
    databases.close();
    databases.server().close();
    return new BootTimes(answered - begin, System.nanoTime() - stopping);
  }

  /** zonky's embedded server, at its defaults, with Flyway. */
  BootTimes zonky() throws IOException, SQLException {
    long begin = System.nanoTime();
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(Files.createTempDirectory(data, "zonky"))
            .start();
    migrate(server.getPostgresDatabase());
    query(server.getPostgresDatabase());
    long answered = System.nanoTime();
    server.close();
    return new BootTimes(answered - begin, System.nanoTime() - answered);
  }

  /** Testcontainers' module for PostgreSQL, at its defaults, with Flyway. */
  BootTimes testcontainers() throws SQLException {
    long begin = System.nanoTime();
    DockerImageName image = DockerImageName.parse("pgvector/pgvector:pg17");
    try (PostgreSQLContainer container =
        new PostgreSQLContainer(image.asCompatibleSubstituteFor("postgres"))) {
      // Ours keeps its data in memory, so it is only fair that this one does.
      container.withTmpFs(Map.of("/var/lib/postgresql/data", "rw")).start();
      PGSimpleDataSource database = new PGSimpleDataSource();
      database.setUrl(container.getJdbcUrl());
      database.setUser(container.getUsername());
      database.setPassword(container.getPassword());
      migrate(database);
      query(database);
      long answered = System.nanoTime();
      container.stop();
      return new BootTimes(answered - begin, System.nanoTime() - answered);
    }
  }

  private void migrate(DataSource database) {
    Flyway.configure().dataSource(database).locations("filesystem:" + migrations).load().migrate();
  }

  private static void query(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT count(*) FROM " + SixtyTables.ROOT);
    }
  }
}

package dev.seedbed.benchmarks.isolation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.settings.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Boots, migrates, queries and stops once, and prints its {@link BootTimes}. */
final class BootProgram {
  private final String migrations;

  private BootProgram(String migrations) {
    this.migrations = migrations;
  }

  /**
   * Runs one tool.
   *
   * @param arguments the tool, and the folder of the migrations
   */
  public static void main(String[] arguments) throws Exception {
    BootProgram program = new BootProgram(arguments[1]);
    BootTimes times =
        switch (arguments[0]) {
          case "seedbed" -> program.seedbed();
          case "zonky" -> program.zonky();
          case "testcontainers" -> program.testcontainers();
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    System.out.println();
    System.out.println(new ObjectMapper().writeValueAsString(times));
  }

  private BootTimes seedbed() throws SQLException {
    long begin = System.nanoTime();
    TestDatabases databases = TestDatabases.start(Settings.load(), SqlFolder.at(migrations));
    TestDatabase database = databases.migratedBy(SqlFolder.at(migrations));
    TestSession session = database.begin(new Isolation.Rollback(false));
    query(session.dataSource());
    long answered = System.nanoTime();
    session.end();
    long stopping = System.nanoTime();
    databases.close();
    databases.server().close();
    return new BootTimes(answered - begin, System.nanoTime() - stopping);
  }

  private BootTimes zonky() throws Exception {
    long begin = System.nanoTime();
    EmbeddedPostgres server = EmbeddedPostgres.start();
    DataSource database = server.getPostgresDatabase();
    migrate(database);
    query(database);
    long answered = System.nanoTime();
    server.close();
    return new BootTimes(answered - begin, System.nanoTime() - answered);
  }

  private BootTimes testcontainers() throws SQLException {
    long begin = System.nanoTime();
    try (PostgreSQLContainer container =
        new PostgreSQLContainer(
            DockerImageName.parse("pgvector/pgvector:pg17")
                .asCompatibleSubstituteFor("postgres"))) {
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

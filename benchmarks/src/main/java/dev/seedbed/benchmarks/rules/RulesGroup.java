package dev.seedbed.benchmarks.rules;

import dev.seedbed.benchmarks.BenchmarkGroup;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** A schema of 1,000 tables held against all rules, beside pg-index-health and SchemaCrawler. */
public final class RulesGroup implements BenchmarkGroup {
  private static final int WARM_UPS = 5;
  private static final int REPEATS = 5;

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String description() {
    return "all rules on 1,000 tables, beside pg-index-health and SchemaCrawler's lint";
  }

  /** On one medium: a catalog is read from the server's memory. */
  @Override
  public void run(Report report) throws Exception {
    Optional<Medium> memory = Medium.memory();
    try (Medium medium =
        memory.isPresent() ? memory.get() : Medium.disk(Path.of("benchmarks", "target"))) {
      run(medium, WARM_UPS, REPEATS, report);
    }
  }

  static void run(Medium medium, int warmUps, int repeats, Report report) throws Exception {
    try (PostgresServer server = start(medium)) {
      new RulesRows(access(server), warmUps, repeats).run(report);
    }
  }

  static DatabaseAccess access(PostgresServer server) {
    return new DatabaseAccess(
        server.jdbcUrl("postgres"),
        server.administrator().user(),
        server.administrator().password());
  }

  /** A server whose first database has the schema. */
  static PostgresServer start(Medium medium) throws SQLException {
    Map<String, String> properties =
        Map.of(
            "seedbed.server",
            "embedded",
            "seedbed.data-folder",
            medium.folder().toString(),
            "seedbed.cache",
            "off");
    PostgresServer server =
        PostgresServer.start(Settings.of(properties, System.getenv(), medium.folder()));
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(ThousandTables.sql());
      statement.execute("VACUUM ANALYZE");
    }
    return server;
  }
}

package dev.seedbed.benchmarks.migrations;

import dev.seedbed.benchmarks.BenchmarkGroup;
import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** 200 migrations, beside Flyway, and traced beside not traced. */
public final class MigrationsGroup implements BenchmarkGroup {
  private static final Interleaving MIGRATIONS = new Interleaving(2, 7);

  @Override
  public String name() {
    return "migrations";
  }

  @Override
  public String description() {
    return "200 plain SQL files, beside Flyway, and traced beside not traced";
  }

  @Override
  public void run(Report report) throws Exception {
    try (Medium disk = Medium.disk(Path.of("benchmarks", "target"))) {
      run(disk, MIGRATIONS, report);
    }
    Optional<Medium> memory = Medium.memory();
    if (memory.isEmpty()) {
      report.notMeasured("all rows on a RAM disk", "there is none with 6 GB free");
      return;
    }
    try (Medium ram = memory.get()) {
      run(ram, MIGRATIONS, report);
    }
  }

  static void run(Medium medium, Interleaving interleaving, Report report) throws Exception {
    Path folder = TwoHundredFiles.write(medium.newFolder("migrations"));
    Map<String, String> properties =
        Map.of(
            "seedbed.server",
            "embedded",
            "seedbed.data-folder",
            medium.folder().toString(),
            "seedbed.cache",
            "off");
    try (PostgresServer server =
        PostgresServer.start(Settings.of(properties, System.getenv(), folder))) {
      new MigrationRows(medium, server, folder).run(interleaving, report);
    }
  }
}

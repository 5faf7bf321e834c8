package dev.seedbed.benchmarks.isolation;

import dev.seedbed.benchmarks.FreshJvm;
import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Pairs;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.benchmarks.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Booting an embedded server, migrating it, and stopping it, beside zonky's with Flyway; each time
 * in a new JVM, as each run of a suite has one.
 *
 * @param medium where both keep their data
 */
record BootRows(Medium medium) {

  void run(Interleaving interleaving, Report report) throws Exception {
    Path migrations = SixtyTables.write(medium.newFolder("migrations"), false);
    Pairs<BootTimes> warm = interleaving.run(in("seedbed", migrations), in("zonky", migrations));
    report.measured(
        row("boot and migrate, cache warm, embedded ÷ zonky"),
        0.25,
        warm.measurement(BootTimes::boot));
    Pairs<BootTimes> cold =
        interleaving.run(() -> in("seedbed", edited()).run(), () -> in("zonky", edited()).run());
    report.measured(
        row("boot and migrate, cache cold, embedded ÷ zonky"),
        1.3,
        cold.measurement(BootTimes::boot));
    report.measured(row("stop and clean up ÷ zonky"), 0.2, warm.measurement(BootTimes::stop));
  }

  private String row(String name) {
    return name + " (" + medium.name() + ")";
  }

  private Trial<BootTimes> in(String tool, Path migrations) {
    return new FreshJvm<>(
        BootProgram.class,
        Map.of(
            "java.io.tmpdir", medium.folder().toString(),
            "seedbed.server", "embedded",
            "seedbed.data-folder", medium.folder().toString()),
        Map.of(),
        List.of(tool, migrations.toString()),
        BootTimes.class);
  }

  /** Migrations that no cache has seen: the last time they were a comment shorter. */
  private Path edited() throws IOException {
    Path migrations = SixtyTables.write(medium.newFolder("migrations"), false);
    Files.writeString(
        migrations.resolve("V1__identity.sql"),
        "-- " + UUID.randomUUID() + "\n",
        StandardOpenOption.APPEND);
    return migrations;
  }
}

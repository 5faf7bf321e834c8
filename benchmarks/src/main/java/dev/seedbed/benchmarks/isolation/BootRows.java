package dev.seedbed.benchmarks.isolation;

import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Pairs;
import dev.seedbed.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/**
 * Booting an embedded server, migrating it, and stopping it, beside zonky's with Flyway.
 *
 * @param medium where both keep their data
 */
record BootRows(Medium medium) {

  void run(Interleaving interleaving, Report report) throws Exception {
    Boot boot = new Boot(SixtyTables.write(medium.newFolder("migrations"), false), medium.folder());
    Pairs<BootTimes> warm = interleaving.run(() -> boot.seedbed("embedded"), boot::zonky);
    measured("boot and migrate, cache warm, embedded ÷ zonky", 0.25, warm, report);
    Pairs<BootTimes> cold =
        interleaving.run(() -> edited().seedbed("embedded"), () -> edited().zonky());
    measured("boot and migrate, cache cold, embedded ÷ zonky", 1.3, cold, report);
    report.measured(row("stop and clean up ÷ zonky"), 0.2, warm.measurement(BootTimes::stop));

    Pairs<BootTimes> warmInNewJvms =
        interleaving.run(
            BootProgram.trial("seedbed", boot, Map.of()),
            BootProgram.trial("zonky", boot, Map.of()));
    measured("the same in a new JVM, cache warm", 0.25, warmInNewJvms, report);
    Pairs<BootTimes> coldInNewJvms =
        interleaving.run(
            () -> BootProgram.trial("seedbed", edited(), Map.of()).run(),
            () -> BootProgram.trial("zonky", edited(), Map.of()).run());
    measured("the same in a new JVM, cache cold", 1.3, coldInNewJvms, report);
  }

  private void measured(String name, double target, Pairs<BootTimes> pairs, Report report) {
    report.measured(row(name), target, pairs.measurement(BootTimes::boot));
  }

  private String row(String name) {
    return name + " (" + medium.name() + ")";
  }

  /** With migrations that no cache has seen: the last time they were without this comment. */
  private Boot edited() throws IOException {
    Path migrations = SixtyTables.write(medium.newFolder("migrations"), false);
    Files.writeString(
        migrations.resolve("V1__identity.sql"),
        "-- " + UUID.randomUUID() + "\n",
        StandardOpenOption.APPEND);
    return new Boot(migrations, medium.folder());
  }
}

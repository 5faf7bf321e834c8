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
    String warm = row("boot and migrate, cache warm, embedded ÷ zonky");
    String stop = row("stop and clean up ÷ zonky");
    if (report.wants(warm) || report.wants(stop)) {
      Pairs<BootTimes> pairs = interleaving.run(() -> boot.seedbed("embedded"), boot::zonky);
      report.measured(warm, 0.25, pairs.measurement(BootTimes::boot));
      report.measured(stop, 0.2, pairs.measurement(BootTimes::stop));
    }
    report.measure(
        row("boot and migrate, cache cold, embedded ÷ zonky"),
        1.3,
        () ->
            interleaving
                .run(() -> edited().seedbed("embedded"), () -> edited().zonky())
                .measurement(BootTimes::boot));
  }

  /** The same, each time in a JVM of its own. */
  void runInNewJvms(Interleaving interleaving, Report report) throws Exception {
    Boot boot = new Boot(SixtyTables.write(medium.newFolder("migrations"), false), medium.folder());
    report.measure(
        row("the same in a new JVM, cache warm"),
        0.25,
        () ->
            interleaving
                .run(
                    BootProgram.trial("seedbed", boot, Map.of()),
                    BootProgram.trial("zonky", boot, Map.of()))
                .measurement(BootTimes::boot));
    report.measure(
        row("the same in a new JVM, cache cold"),
        1.3,
        () ->
            interleaving
                .run(
                    () -> BootProgram.trial("seedbed", edited(), Map.of()).run(),
                    () -> BootProgram.trial("zonky", edited(), Map.of()).run())
                .measurement(BootTimes::boot));
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

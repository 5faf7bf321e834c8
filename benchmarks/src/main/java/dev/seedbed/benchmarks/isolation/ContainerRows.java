package dev.seedbed.benchmarks.isolation;

import dev.seedbed.benchmarks.FreshJvm;
import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.benchmarks.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
    Path migrations = SixtyTables.write(medium.newFolder("migrations"), true);
    Trial<BootTimes> ours = in("seedbed", migrations);
    Trial<BootTimes> peer = in("testcontainers", migrations);
    try {
      ours.run();
      peer.run();
    } catch (IOException e) {
      report.notMeasured(ROW, String.valueOf(e.getMessage()));
      return;
    }
    report.measured(ROW, 0.6, interleaving.run(ours, peer).measurement(BootTimes::boot));
  }

  private static Trial<BootTimes> in(String tool, Path migrations) {
    return new FreshJvm<>(
        BootProgram.class,
        Map.of("seedbed.server", "container"),
        environment(),
        List.of(tool, migrations.toString()),
        BootTimes.class);
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

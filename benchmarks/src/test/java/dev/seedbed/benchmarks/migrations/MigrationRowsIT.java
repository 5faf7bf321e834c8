package dev.seedbed.benchmarks.migrations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each row once, so that all still work when somebody asks for them. */
class MigrationRowsIT {
  @Test
  void measure_flyway_and_both_traces(@TempDir Path build) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Medium medium = Medium.disk(build)) {
      MigrationsGroup.run(
          medium,
          new Interleaving(0, 1),
          new Report(new PrintStream(out, true, UTF_8), java.util.List.of()));
    }
    assertThat(out.toString(UTF_8).lines().filter(line -> !line.startsWith(" ")))
        .containsExactly(
            "200 plain SQL files, one transaction ÷ Flyway (disk)",
            "200 plain SQL files, a transaction each ÷ Flyway (disk)",
            "traced for origins ÷ not traced (disk)",
            "traced by statements ÷ not traced, a transaction each (disk)");
  }
}

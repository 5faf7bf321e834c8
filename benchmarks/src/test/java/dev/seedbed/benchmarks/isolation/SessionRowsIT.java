package dev.seedbed.benchmarks.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cheapest row, so that what all rows stand on still works when somebody asks for them. */
class SessionRowsIT {
  @Test
  void measure_a_rollback(@TempDir Path build) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Medium medium = Medium.disk(build);
        SeedbedSide ours = SeedbedSide.start(medium)) {
      new SessionRows(medium, ours)
          .rollback(
              new Interleaving(0, 1), new Report(new PrintStream(out, true, UTF_8), List.of()));
    }
    assertThat(out.toString(UTF_8).lines())
        .hasSize(3)
        .element(0)
        .isEqualTo("ROLLBACK test of one statement ÷ bare transaction (disk)");
  }
}

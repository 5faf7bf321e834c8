package dev.seedbed.benchmarks.isolation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seedbed.benchmarks.FreshJvm;
import dev.seedbed.benchmarks.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Boots once, in a JVM of its own, and prints its {@link BootTimes}. */
final class BootProgram {
  private BootProgram() {}

  /**
   * Runs one tool.
   *
   * @param arguments the tool, the folder of the migrations, and that of the data
   */
  public static void main(String[] arguments) throws Exception {
    Boot boot = new Boot(Path.of(arguments[1]), Path.of(arguments[2]));
    BootTimes times =
        switch (arguments[0]) {
          case "seedbed" -> boot.seedbed("embedded");
          case "zonky" -> boot.zonky();
          case "seedbed-container" -> boot.seedbed("container");
          case "testcontainers" -> boot.testcontainers();
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    System.out.println();
    System.out.println(new ObjectMapper().writeValueAsString(times));
  }

  /** The trial that runs this program. */
  static Trial<BootTimes> trial(String tool, Boot boot, Map<String, String> environment) {
    return new FreshJvm<>(
        BootProgram.class,
        Map.of(),
        environment,
        List.of(tool, boot.migrations().toString(), boot.data().toString()),
        BootTimes.class);
  }
}

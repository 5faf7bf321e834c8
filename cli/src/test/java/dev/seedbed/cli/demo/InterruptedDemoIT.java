package dev.seedbed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.ChildProcess;
import dev.seedbed.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo, which somebody stops at one of its steps. */
class InterruptedDemoIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "Booting PostgreSQL, 200, INT, 130",
    "agent_messages, 150000, TERM, 143",
    "Holding the schema to its rules, 200, INT, 130",
    "Writing the report, 200, TERM, 143"
  })
  void nothing_of_it_is_left(String step, String messages, String signal, int exitCode)
      throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Path data = Files.createDirectory(folder.resolve("data"));
    // Root's server runs as another user, who must reach its data.
    for (Path each : List.of(folder, data)) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx--x--x"));
    }
    ChildProcess demo =
        ChildProcess.classes(
                folder,
                Map.of(
                    "SEEDBED_SERVER",
                    "embedded",
                    "SEEDBED_CACHE",
                    "off",
                    "SEEDBED_DATA_FOLDER",
                    data.toString(),
                    "JDK_JAVA_OPTIONS",
                    "-Djava.io.tmpdir=" + temporary))
            .atTerminal()
            .start("demo", "--messages", messages);
    while (demo.process().isAlive() && !demo.err().toString().contains(step)) {
      Thread.sleep(5);
    }
    List<ProcessHandle> servers = demo.process().descendants().toList();

    new ProcessBuilder("kill", "-" + signal, Long.toString(demo.process().pid())).start().waitFor();

    CommandRun ended = demo.end();
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
    for (ProcessHandle server : servers) {
      server.onExit().get(1, TimeUnit.MINUTES);
    }
    assertThat(files(folder)).isEmpty();
    assertThat(files(temporary)).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}

package dev.seedbed.cli.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command in a process of its own, which is told to end or hands on what another program prints.
 *
 * @param out where its standard output goes
 * @param err where its error stream goes
 */
record SeedbedProcess(Process process, Path out, Path err) {

  static SeedbedProcess start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(List.of(), folder, environment, arguments);
  }

  /** One that, with all that it starts, can write no file of more than 4 MB, as on a full disk. */
  static SeedbedProcess startCramped(
      Path folder, Map<String, String> environment, String... arguments) throws IOException {
    List<String> prefix = List.of("sh", "-c", "ulimit -f 8192; exec \"$@\"", "sh");
    return start(prefix, folder, environment, arguments);
  }

  /** One that listens to Ctrl-C also where the tests themselves run in the background. */
  static SeedbedProcess startAtTerminal(
      Path folder, Map<String, String> environment, String... arguments) throws IOException {
    return start(List.of("env", "--default-signal=INT"), folder, environment, arguments);
  }

  private static SeedbedProcess start(
      List<String> prefix, Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    words.add("dev.seedbed.cli.Seedbed");
    words.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "command", ".out");
    Path err = Files.createTempFile(folder, "command", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SEEDBED_"));
    builder.environment().putAll(environment);
    return new SeedbedProcess(builder.start(), out, err);
  }

  /** Tells it to end, as a service manager does. */
  void terminate() {
    process.destroy();
  }

  /** Presses Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  /** What it ends with. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the command does not end");
    }
    return process.exitValue();
  }

  String printed() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  String complained() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }
}

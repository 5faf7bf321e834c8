package dev.seedbed.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A command in a process of its own, as users start it.
 *
 * <pre>{@code
 * CommandRun run = ChildProcess.jar(folder, Map.of(), "--version").end();
 * }</pre>
 *
 * @param process while it runs
 * @param out what it prints
 * @param err its error stream
 */
public record ChildProcess(
    Process process, CompletableFuture<String> out, CompletableFuture<String> err) {

  /** The runnable jar, in a working directory. */
  public static ChildProcess jar(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    return jar(List.of(), folder, environment, arguments);
  }

  /** The same, heeding Ctrl-C also where the build runs in the background of a shell. */
  static ChildProcess jarAtTerminal(
      Path folder, Map<String, String> environment, String... arguments) throws IOException {
    return jar(List.of("env", "--default-signal=INT"), folder, environment, arguments);
  }

  private static ChildProcess jar(
      List<String> prefix, Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", jar().toString()));
    command.addAll(List.of(arguments));
    return start(folder, environment, command);
  }

  /** Where the build puts the runnable jar. */
  public static Path jar() {
    return Path.of("target", "seedbed.jar").toAbsolutePath();
  }

  /** Any command. */
  public static ChildProcess start(
      Path folder, Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SEEDBED_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new ChildProcess(
        process, read(process.getInputStream()), read(process.getErrorStream()));
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        // Of the common pool on two cores one thread would have to read both.
        task -> new Thread(task, "output").start());
  }

  /** What came of it. */
  public CommandRun end() throws InterruptedException {
    int exitCode = process.waitFor();
    return new CommandRun(exitCode, out.join(), err.join());
  }
}

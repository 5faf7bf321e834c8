package dev.seedbed.database.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program and its arguments, to run in an environment that the user's own does not leak into.
 *
 * @param path where programs are looked for
 * @param words the program and its arguments
 */
record Command(String path, List<String> words) {

  /** Copies the words. */
  Command {
    words = List.copyOf(words);
  }

  /**
   * What came of it.
   *
   * @param exitCode 0 if it went well
   * @param output what it wrote, errors included
   */
  record Outcome(int exitCode, String output) {

    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Starts it. */
  Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    // A place that every user can be in.
    builder.directory(new File("/"));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(Map.of("PATH", path, "LC_ALL", "C", "TZ", "UTC"));
    return builder.start();
  }

  /** Runs it to its end, which it is brought to at the deadline. */
  Outcome run(String input, Duration deadline) throws IOException, InterruptedException {
    Process process = start();
    try (InputStream output = process.getInputStream()) {
      CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> read(output));
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended without reading: its exit code says more.
      }
      boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
      String late = ended ? "" : "\n(no end after " + deadline.toSeconds() + " s)";
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      // Through its handle, for Process.destroy would close the output before it is read.
      process.toHandle().destroyForcibly();
      int exitCode = process.waitFor();
      return new Outcome(ended ? exitCode : -1, (text.join() + late).strip());
    }
  }

  private static String read(InputStream output) {
    try {
      return new String(output.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

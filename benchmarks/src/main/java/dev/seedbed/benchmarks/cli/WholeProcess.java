package dev.seedbed.benchmarks.cli;

import dev.seedbed.benchmarks.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A process from its start to its end, in nanoseconds.
 *
 * @param command the program and its arguments
 * @param exitCode what it has to end with
 */
record WholeProcess(List<String> command, int exitCode) implements Trial<Long> {
  WholeProcess {
    command = List.copyOf(command);
  }

  @Override
  public Long run() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    long begin = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    String output;
    try (InputStream in = process.getInputStream()) {
      output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int ended = process.waitFor();
    long nanos = System.nanoTime() - begin;
    if (ended != exitCode) {
      throw new IOException(String.join(" ", command) + " ended with " + ended + ":\n" + output);
    }
    return nanos;
  }
}

package dev.seedbed.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A trial in a JVM of its own, as each run of a test suite has one: classes are loaded and code is
 * interpreted anew.
 *
 * @param main the program, which prints what it measured as one line of JSON, its last one
 * @param properties its system properties
 * @param environment its environment variables besides those of this JVM
 * @param arguments its arguments
 * @param type what that line is read as
 */
public record FreshJvm<T>(
    Class<?> main,
    Map<String, String> properties,
    Map<String, String> environment,
    List<String> arguments,
    Class<T> type)
    implements Trial<T> {

  /** Copies the collections. */
  public FreshJvm {
    properties = Map.copyOf(properties);
    environment = Map.copyOf(environment);
    arguments = List.copyOf(arguments);
  }

  @Override
  public T run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output;
    try (InputStream in = process.getInputStream()) {
      output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new IOException(main.getName() + " " + arguments + " failed:\n" + output.strip());
    }
    String lastLine = output.strip().substring(output.strip().lastIndexOf('\n') + 1);
    return new ObjectMapper().readValue(lastLine, type);
  }
}

package dev.seedbed.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * All that a command has from the process that it runs in.
 *
 * @param folder the working directory, absolute
 * @param environment the environment's variables
 * @param properties the system properties
 * @param out where results go
 * @param err where errors and progress go
 * @param terminal whether somebody looks at {@code out}
 */
public record Shell(
    Path folder,
    Map<String, String> environment,
    Map<String, String> properties,
    PrintStream out,
    PrintStream err,
    boolean terminal) {
  public Shell {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
  }
}

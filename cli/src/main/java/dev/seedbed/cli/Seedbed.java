package dev.seedbed.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code seedbed}. */
@Command(
    name = "seedbed",
    description = "Tests PostgreSQL schemas, holds them to rules, and fills them with rows.",
    mixinStandardHelpOptions = true)
public final class Seedbed {

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Seedbed()).execute(arguments));
  }
}

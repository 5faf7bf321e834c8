package dev.seedbed.cli;

import dev.seedbed.catalog.ErrorMessage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code seedbed}. */
@Command(
    name = "seedbed",
    description = "Tests PostgreSQL schemas, holds them to rules, and fills them with rows.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true)
public final class Seedbed implements Runnable {
  private Seedbed() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    Invocation invocation = new Invocation(ofThisProcess());
    // Also when the process is told to end: then the command is still running in this thread.
    Runtime.getRuntime().addShutdownHook(new Thread(invocation::close, "seedbed-close"));
    System.exit(run(invocation, arguments));
  }

  /** Runs a command and answers its exit code; what it opened is closed then. */
  static int run(Invocation invocation, String... arguments) {
    Errors errors = new Errors(invocation);
    CommandLine line = commandLine(invocation, commandsIn(arguments));
    line.setParameterExceptionHandler(errors);
    line.setExecutionExceptionHandler(errors);
    line.setExecutionStrategy(new VerdictStrategy());
    try (invocation) {
      return line.execute(arguments);
    }
  }

  /** The command line with all commands. */
  static CommandLine complete(Invocation invocation) {
    return commandLine(invocation, command -> true);
  }

  private static CommandLine commandLine(Invocation invocation, Predicate<KnownCommand> wanted) {
    CommandLine line = new CommandLine(new Seedbed());
    line.addMixin("global options", invocation.options());
    for (KnownCommand command : KnownCommand.ALL) {
      if (wanted.test(command)) {
        line.addSubcommand(command.make().apply(invocation));
      }
    }
    for (CommandLine sub : line.getSubcommands().values()) {
      sub.getCommandSpec().mixinStandardHelpOptions(true);
      sub.getCommandSpec().usageMessage().footerHeading("%nExamples:%n");
      // The command's own options first, in the order in which it has them, then those of all.
      sub.getCommandSpec().usageMessage().sortOptions(false).abbreviateSynopsis(true);
    }
    line.getCommandSpec().usageMessage().sortOptions(false).abbreviateSynopsis(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(invocation.shell().out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(invocation.shell().err(), true, StandardCharsets.UTF_8));
    return line;
  }

  /**
   * The one command that is called, because reading how all of them are made takes longer than many
   * a command runs; all of them where that cannot be told.
   */
  private static Predicate<KnownCommand> commandsIn(String[] arguments) {
    List<String> words = List.of(arguments);
    if (words.equals(List.of("--version"))) {
      return command -> false;
    }
    return words.isEmpty()
            || KnownCommand.ALL.stream().noneMatch(each -> words.get(0).equals(each.name()))
        ? command -> true
        : command -> words.get(0).equals(command.name());
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw ErrorMessage.of("No command")
        .expected("seedbed COMMAND, such as seedbed check")
        .toFix("see what there is: seedbed --help")
        .toException();
  }

  static Shell ofThisProcess() {
    Properties properties = System.getProperties();
    Map<String, String> texts =
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, properties::getProperty));
    return new Shell(
        Path.of("").toAbsolutePath(),
        System.getenv(),
        texts,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Terminal.isThere(texts));
  }

  /** Whatever the locale: reports are UTF-8, and a C locale would make question marks of them. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
  }
}

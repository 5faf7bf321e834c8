package dev.seedbed.cli;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user is told when a command fails, and with which code it ends. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** For what nobody foresaw, as {@code sysexits.h} has it. */
  static final int UNEXPECTED = 70;

  private final Invocation invocation;

  Errors(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The message for an error of the driver. */
  static ErrorMessage database(SQLException error) {
    String state = error.getSQLState() == null ? "none" : error.getSQLState();
    return ErrorMessage.of("The database failed: SQLSTATE " + state)
        .actual(String.valueOf(error.getMessage()))
        .toFix("see whether the server is up, and whether the user may do this")
        .toFix("run the command again with --stacktrace to see what it was doing");
  }

  /** The message for a connection that ended while the command needed it. */
  static ErrorMessage gone(SeedbedException error) {
    Throwable cause = error.getCause();
    return ErrorMessage.of("The database went away")
        .expected("one connection from the beginning to the end")
        .actual(cause == null ? error.error().what() : String.valueOf(cause.getMessage()))
        .toFix("see the server's log for why it ended, and run the command again");
  }

  /** An error in the words of the command line itself. */
  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    List<String> suggestions =
        error instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    ErrorMessage message = ErrorMessage.of(firstLine(error));
    if (error instanceof MissingParameterException) {
      message = message.expected(command.getUsageMessage().lines().findFirst().orElse(name));
    }
    for (String suggestion : suggestions) {
      message = message.toFix("write " + suggestion);
    }
    print(message.toFix("see what there is: " + name + " --help"), error);
    return Verdict.CONFIGURATION.exitCode();
  }

  /** An error while the command was running. */
  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    if (invocation.isInterrupted()) {
      return UNEXPECTED;
    }
    if (error instanceof SeedbedException known) {
      print(known.error(), error);
      return verdict(known).exitCode();
    }
    if (error instanceof SQLException sql) {
      print(database(sql), error);
      return Verdict.DATABASE.exitCode();
    }
    print(
        ErrorMessage.of("Unexpected error in " + parsed.commandSpec().qualifiedName())
            .actual(error.toString())
            .toFix("run the command again with --stacktrace, and report what it prints"),
        error);
    return UNEXPECTED;
  }

  private static Verdict verdict(SeedbedException error) {
    return error instanceof Failure failure ? failure.verdict() : Verdict.CONFIGURATION;
  }

  private void print(ErrorMessage message, Exception error) {
    PrintStream err = invocation.shell().err();
    String[] lines = message.toString().split("\n", 2);
    err.println(
        invocation.output().styled(Style.BAD, lines[0])
            + (lines.length == 1 ? "" : "\n" + lines[1]));
    if (invocation.options().stackTrace()) {
      error.printStackTrace(err);
    }
    err.flush();
  }

  private static String firstLine(ParameterException error) {
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("Wrong arguments");
  }
}

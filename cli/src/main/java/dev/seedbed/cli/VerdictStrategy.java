package dev.seedbed.cli;

import dev.seedbed.assertions.rule.run.Verdict;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs the last command of a line and ends with the code of the verdict that it answered.
 *
 * <p>A class, as {@link Errors} is one, since a lambda that implements an interface as old as
 * picocli's keeps that interface out of the archive of classes.
 */
final class VerdictStrategy implements IExecutionStrategy {

  @Override
  public int execute(ParseResult parsed) {
    int code = new RunLast().execute(parsed);
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    Object result = last.commandSpec().commandLine().getExecutionResult();
    return result instanceof Verdict verdict ? verdict.exitCode() : code;
  }
}

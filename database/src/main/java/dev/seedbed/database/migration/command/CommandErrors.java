package dev.seedbed.database.migration.command;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can go wrong with a command. */
final class CommandErrors {
  private CommandErrors() {}

  static MigrationException notFound(
      String program, List<String> nearest, Path folder, @Nullable Throwable cause) {
    ErrorMessage message =
        ErrorMessage.of("Command not found: " + program)
            .expected("a program of this name on the PATH, or below " + folder)
            .actual(
                nearest.isEmpty()
                    ? "none"
                    : "none; the nearest names: " + String.join(", ", nearest))
            .toFix("install it, as with npm ci or pip install, before the tests run")
            .toFix(
                "start it through what finds it, such as npx, poetry run or ./node_modules/.bin");
    return new MigrationException(message, cause);
  }

  static MigrationException failed(String command, Path folder, Program.Outcome outcome) {
    return new MigrationException(
        ErrorMessage.of("Command failed: " + command)
            .expected("exit code 0")
            .actual("exit code " + outcome.exitCode() + "; it ran in " + folder + words(outcome))
            .why("what it applied before it failed may be in the database")
            .toFix("correct what its output says; it is given DATABASE_URL and PGHOST, PGPORT, …")
            .toFix("run it by hand, in the same folder"),
        null);
  }

  static MigrationException timedOut(
      String command, Path folder, Duration timeout, Program.Outcome outcome) {
    return new MigrationException(
        ErrorMessage.of("Command took too long: " + command)
            .expected("an end within " + timeout.toSeconds() + " s")
            .actual("it was still running in " + folder + " and was ended" + words(outcome))
            .why("it may wait for an answer from the keyboard, or for a lock in the database")
            .toFix("give it the option that makes it ask nothing, such as --yes")
            .toFix(
                "give it more time: the setting migration-timeout, or CommandMigrations.withTimeout"),
        null);
  }

  static MigrationException noTarget(String command) {
    return new MigrationException(
        ErrorMessage.of("Command cannot reach the database: " + command)
            .expected("the server's address and a password, which the command logs in with")
            .actual("a connection, which does not tell its password")
            .toFix("apply it with a MigrationTarget: migrations.apply(new MigrationTarget(…))"),
        null);
  }

  static MigrationException noFiles(String command, String pattern, Path folder) {
    return new MigrationException(
        ErrorMessage.of("No file matches: " + pattern)
            .expected("at least one file below " + folder + ", which decides what the command does")
            .actual("none; the command is " + command)
            .why("a change of the migrations would go unseen")
            .toFix("correct the pattern: ** stands for any folders, * for any part of a name"),
        null);
  }

  static MigrationException noPatterns(String command) {
    return new MigrationException(
        ErrorMessage.of("Command without files: " + command)
            .expected("the files that decide what it does, as patterns")
            .actual("none")
            .why("a change of the migrations would go unseen")
            .toFix("name them: command:npx prisma migrate deploy reading prisma/**")
            .toFix("in Java: CommandMigrations.of(…).reading(\"prisma/**\")"),
        null);
  }

  private static String words(Program.Outcome outcome) {
    return outcome.lastLines().isEmpty()
        ? "\nit printed nothing"
        : "\nits last lines:\n  " + String.join("\n  ", outcome.lastLines());
  }
}

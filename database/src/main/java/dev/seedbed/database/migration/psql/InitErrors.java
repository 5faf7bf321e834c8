package dev.seedbed.database.migration.psql;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.command.Program;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a folder of init scripts, or with one for the shell. */
final class InitErrors {
  private InitErrors() {}

  static MigrationException noScripts(String location) {
    return exception(
        ErrorMessage.of("No init scripts: " + location)
            .expected("files named *.sql, *.sql.gz, *.sql.xz or *.sh")
            .actual("none in the folder itself; the container does not look below it")
            .toFix("name the folder that is mounted at /docker-entrypoint-initdb.d"),
        null);
  }

  static MigrationException zstandard(String path) {
    return exception(
        ErrorMessage.of("Script cannot be decompressed: " + path)
            .expected("a script that is plain, or compressed by gzip or xz")
            .actual("one compressed by zstd, which Java cannot read")
            .toFix("compress it by gzip"),
        null);
  }

  static MigrationException notCompressed(String path, Throwable cause) {
    return exception(
        ErrorMessage.of("Script cannot be decompressed: " + path)
            .expected("what its name says: a file compressed by gzip or xz")
            .actual("something else, or only a part of it")
            .toFix("compress it anew, or rename it to .sql if it is plain"),
        cause);
  }

  static MigrationException edited(String path) {
    return exception(
        ErrorMessage.of("Init script was edited after it had run: " + path)
            .expected("the bytes that ran, in it and in the files that it includes")
            .actual("other bytes")
            .why("a container runs such scripts once, when its data folder is empty")
            .toFix("drop the test database, so that all of them run again"),
        null);
  }

  static MigrationException noTarget(String path) {
    return exception(
        ErrorMessage.of("Shell script cannot reach the database: " + path)
            .expected("the server's address and a password, which psql logs in with")
            .actual("a connection, which does not tell its password")
            .toFix("apply it with a MigrationTarget: migrations.apply(new MigrationTarget(…))"),
        null);
  }

  static MigrationException noPsql(String path) {
    return exception(
        ErrorMessage.of("Shell script needs psql: " + path)
            .expected("psql on the PATH")
            .actual("none; the embedded server comes without it")
            .toFix("install it: apt-get install postgresql-client, or brew install libpq")
            .toFix("write what the script does as a .sql file; \\i, \\if and variables work there"),
        null);
  }

  static MigrationException failed(String path, Program.Outcome outcome) {
    return exception(
        ErrorMessage.of("Shell script failed: " + path)
            .expected("exit code 0")
            .actual("exit code " + outcome.exitCode() + words(outcome))
            .why("what it did before it failed may be in the database")
            .toFix("correct what its output says")
            .toFix("begin it with set -e, so that it ends at the first error"),
        null);
  }

  static MigrationException timedOut(String path, Duration timeout, Program.Outcome outcome) {
    return exception(
        ErrorMessage.of("Shell script took too long: " + path)
            .expected("an end within " + timeout.toSeconds() + " s")
            .actual("it was still running, and was ended" + words(outcome))
            .why("it may wait for an answer from the keyboard, or for a lock in the database")
            .toFix(
                "give it more time: the setting migration-timeout, or MigrationOptions.withTimeout"),
        null);
  }

  private static String words(Program.Outcome outcome) {
    return outcome.lastLines().isEmpty()
        ? "\nit printed nothing"
        : "\nits last lines:\n  " + String.join("\n  ", outcome.lastLines());
  }

  private static MigrationException exception(ErrorMessage message, @Nullable Throwable cause) {
    return new MigrationException(message, cause);
  }
}

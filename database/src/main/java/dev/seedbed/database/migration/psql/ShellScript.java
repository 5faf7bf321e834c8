package dev.seedbed.database.migration.psql;

import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.StatementRunner;
import dev.seedbed.database.migration.command.DatabaseEnvironment;
import dev.seedbed.database.migration.command.Program;
import dev.seedbed.database.migration.command.SearchPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A script for the shell, run with the environment that the official image gives it. */
final class ShellScript {
  private static final Logger log = LoggerFactory.getLogger(ShellScript.class);
  private static final Pattern PSQL = Pattern.compile("\\bpsql\\b");

  private ShellScript() {}

  /**
   * Refuses one that could not run, before anything has run.
   *
   * @param path where programs are looked for
   */
  static void check(InitFile file, @Nullable MigrationTarget target, String path) {
    if (target == null || file.file().getFileSystem() != FileSystems.getDefault()) {
      throw InitErrors.noTarget(file.path());
    }
    if (!SearchPath.of(path).has("psql") && needsPsql(file.file())) {
      throw InitErrors.noPsql(file.path());
    }
  }

  private static boolean needsPsql(Path file) {
    try {
      // Any encoding that has ASCII will do.
      return PSQL.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Where this process finds programs. */
  static String path() {
    return System.getenv().getOrDefault("PATH", "");
  }

  static void run(
      InitFile file,
      Path workingDirectory,
      @Nullable MigrationTarget target,
      Duration timeout,
      StatementRunner statements)
      throws SQLException {
    if (target == null) {
      throw InitErrors.noTarget(file.path());
    }
    String password = target.credentials().password();
    Program program =
        new Program(
            List.of(SearchPath.of(path()).has("bash") ? "bash" : "sh", file.file().toString()),
            workingDirectory,
            environment(file, target, statements),
            password);
    Program.Outcome outcome;
    try {
      outcome = program.run(line -> log.info("{}: {}", file.path(), line), statements.left());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a shell for " + file.path(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for " + file.path(), e);
    }
    if (outcome.timedOut()) {
      throw InitErrors.timedOut(file.path(), timeout, outcome);
    }
    if (outcome.exitCode() != 0) {
      throw InitErrors.failed(file.path(), outcome);
    }
  }

  private static Map<String, String> environment(
      InitFile file, MigrationTarget target, StatementRunner statements) throws SQLException {
    DatabaseEnvironment database = DatabaseEnvironment.of(target);
    Map<String, String> variables = new TreeMap<>(database.variables());
    variables.put("POSTGRES_USER", target.credentials().user());
    variables.put("POSTGRES_PASSWORD", target.credentials().password());
    variables.put("POSTGRES_DB", database.database());
    variables.put("PGOPTIONS", statements.sessionOptions(file.path()));
    return variables;
  }
}

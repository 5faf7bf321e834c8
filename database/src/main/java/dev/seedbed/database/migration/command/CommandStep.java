package dev.seedbed.database.migration.command;

import dev.seedbed.database.migration.MigrationStep;
import dev.seedbed.database.migration.StatementRunner;
import dev.seedbed.database.migration.StepSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run of the command, which itself knows what it has applied. */
record CommandStep(
    String path,
    List<String> words,
    Path folder,
    Map<String, String> environment,
    String password,
    Duration timeout)
    implements MigrationStep, StepSource {
  private static final Logger log = LoggerFactory.getLogger(CommandMigrations.class);

  @Override
  public List<MigrationStep> steps(Connection connection) {
    return List.of(this);
  }

  @Override
  public void prepare(Connection connection) {}

  @Override
  public boolean applied() {
    return false;
  }

  @Override
  public boolean withoutTransaction() {
    return true;
  }

  @Override
  public boolean addsEnumValue() {
    return false;
  }

  @Override
  public void run(StatementRunner statements) throws SQLException {
    requireProgram();
    Map<String, String> variables = new TreeMap<>(environment);
    variables.putIfAbsent("PGOPTIONS", statements.sessionOptions(path));
    log.info("{} (in {})", path, folder);
    Program.Outcome outcome;
    try {
      outcome =
          new Program(words, folder, variables, password)
              .run(line -> log.info("{}: {}", words.get(0), line), timeout);
    } catch (IOException e) {
      throw CommandErrors.notFound(words.get(0), List.of(), folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for " + path, e);
    }
    if (outcome.timedOut()) {
      throw CommandErrors.timedOut(path, folder, timeout, outcome);
    }
    if (outcome.exitCode() != 0) {
      throw CommandErrors.failed(path, folder, outcome);
    }
  }

  /** Better said before than by the operating system, which does not know the nearest. */
  private void requireProgram() {
    String program = words.get(0);
    boolean named = program.contains("/") || program.contains(File.separator);
    SearchPath path = SearchPath.of(System.getenv().getOrDefault("PATH", ""));
    if (!named && !path.has(program) && !isWindows()) {
      throw CommandErrors.notFound(program, path.nearest(program), folder, null);
    }
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  @Override
  public void record(Connection connection) {}
}

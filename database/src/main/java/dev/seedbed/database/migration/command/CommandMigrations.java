package dev.seedbed.database.migration.command;

import dev.seedbed.catalog.Sha256;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationRun;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Migrations that a command applies: TypeORM, Alembic, Prisma, Knex, or any other program.
 *
 * <pre>{@code
 * Migrations typeorm =
 *     CommandMigrations.of("npx", "typeorm", "migration:run", "-d", "dist/data-source.js")
 *         .in("packages/backend")
 *         .reading("src/database/migrations/*.ts", "package-lock.json");
 * }</pre>
 *
 * <p>The program finds the database in {@code DATABASE_URL}, in {@code JDBC_DATABASE_URL}, and in
 * {@code PGHOST}, {@code PGPORT}, {@code PGUSER}, {@code PGPASSWORD} and {@code PGDATABASE}. What
 * it prints goes to the log, line by line. It runs each time, under the lock that all migrations of
 * the database share, and keeps its own history of what it has applied.
 *
 * <p>Immutable: each method answers another one.
 */
public final class CommandMigrations implements Migrations {
  private final Path workingDirectory;
  private final List<String> words;
  private final String folder;
  private final List<String> patterns;
  private final List<String> urlNames;
  private final Map<String, String> environment;
  private final MigrationOptions options;

  private CommandMigrations(
      Path workingDirectory,
      List<String> words,
      String folder,
      List<String> patterns,
      List<String> urlNames,
      Map<String, String> environment,
      MigrationOptions options) {
    if (words.isEmpty() || words.get(0).isBlank()) {
      throw new IllegalArgumentException("not a command: " + words);
    }
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    this.words = List.copyOf(words);
    this.folder = folder;
    this.patterns = List.copyOf(patterns);
    this.urlNames = List.copyOf(urlNames);
    this.environment = Map.copyOf(environment);
    this.options = options;
  }

  /**
   * A program and its arguments; no shell comes between.
   *
   * @param program looked for on the {@code PATH}, or, with a slash in it, in the working folder
   */
  public static CommandMigrations of(String program, String... arguments) {
    List<String> words = new ArrayList<>(List.of(program));
    words.addAll(List.of(arguments));
    return new CommandMigrations(
        Path.of(""), words, "", List.of(), List.of(), Map.of(), MigrationOptions.DEFAULT);
  }

  /**
   * The command in a line of the settings: its words with blanks between, then perhaps {@code from}
   * and the folder in which it runs, then {@code reading} and patterns.
   *
   * <pre>npx typeorm migration:run from packages/backend reading src/migrations/*.ts</pre>
   */
  public static CommandMigrations parse(String line, Path workingDirectory) {
    List<String> words = new ArrayList<>(Arrays.asList(line.strip().split("\\s+")));
    int reading = words.lastIndexOf("reading");
    List<String> patterns =
        reading < 0 ? List.of() : List.copyOf(words.subList(reading + 1, words.size()));
    words = words.subList(0, reading < 0 ? words.size() : reading);
    boolean elsewhere = words.size() > 2 && words.get(words.size() - 2).equals("from");
    String folder = elsewhere ? words.get(words.size() - 1) : "";
    return new CommandMigrations(
        workingDirectory,
        elsewhere ? words.subList(0, words.size() - 2) : words,
        folder,
        patterns,
        List.of(),
        Map.of(),
        MigrationOptions.DEFAULT);
  }

  /** Runs it in a folder, relative to the working directory. */
  public CommandMigrations in(String other) {
    return new CommandMigrations(
        workingDirectory, words, other, patterns, urlNames, environment, options);
  }

  /**
   * Names the files that decide what it does: their bytes make the fingerprint.
   *
   * @param globs below the command's folder, such as {@code src/migrations/**}; installed packages
   *     and build output are passed over
   */
  public CommandMigrations reading(String... globs) {
    return new CommandMigrations(
        workingDirectory, words, folder, List.of(globs), urlNames, environment, options);
  }

  /** Gives it the database's URL in further environment variables. */
  public CommandMigrations withUrlIn(String... names) {
    return new CommandMigrations(
        workingDirectory, words, folder, patterns, List.of(names), environment, options);
  }

  /** Gives it an environment variable more. */
  public CommandMigrations withEnvironment(String name, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(name, value);
    return new CommandMigrations(
        workingDirectory, words, folder, patterns, urlNames, more, options);
  }

  /** Of the options the lock and the time limit count. */
  @Override
  public Migrations with(MigrationOptions other) {
    Migrations.super.with(other);
    return run(other);
  }

  /** Ends it, and all that it has started, after this time; five minutes unless told otherwise. */
  public CommandMigrations withTimeout(Duration limit) {
    return run(options.withTimeout(limit));
  }

  private CommandMigrations run(MigrationOptions other) {
    return new CommandMigrations(
        workingDirectory, words, folder, patterns, urlNames, environment, other);
  }

  /**
   * The digest of the command, its environment, and the files that it reads.
   *
   * @throws MigrationException when a pattern matches no file, or there is none
   */
  @Override
  public String fingerprint() {
    if (patterns.isEmpty()) {
      throw CommandErrors.noPatterns(toString());
    }
    try {
      String settings = words + "\n" + folder + "\n" + new TreeMap<>(environment) + urlNames;
      Sha256 digest = new Sha256().addLines(settings);
      FilePatterns.digest(home(), FilePatterns.matching(home(), patterns, toString()), digest);
      return digest.hex();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the files of " + this, e);
    }
  }

  /**
   * Always fails: a connection does not tell its password.
   *
   * @throws MigrationException that says to use {@link #apply(MigrationTarget)}
   */
  @Override
  public MigrationReport apply(Connection connection) {
    throw CommandErrors.noTarget(toString());
  }

  @Override
  public MigrationReport apply(MigrationTarget target) throws SQLException {
    CommandStep step =
        new CommandStep(
            toString(), words, home(), environment(target), password(target), options.timeout());
    return MigrationRun.run(target.connection(), options, step);
  }

  private Path home() {
    return workingDirectory.resolve(folder).normalize();
  }

  private Map<String, String> environment(MigrationTarget target) {
    DatabaseEnvironment database = DatabaseEnvironment.of(target);
    Map<String, String> variables = new TreeMap<>(database.variables());
    urlNames.forEach(name -> variables.put(name, database.url()));
    variables.putAll(environment);
    return variables;
  }

  private static String password(MigrationTarget target) {
    return target.credentials().password();
  }

  /** The command as one would type it. */
  @Override
  public String toString() {
    return String.join(" ", words);
  }
}

package dev.seedbed.cli;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.cli.configuration.Configuration;
import dev.seedbed.database.isolation.IsolationException;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of a command: what it was given, where it prints, and what it has to close. */
public final class Invocation implements AutoCloseable {
  private final Shell shell;
  private final GlobalOptions options = new GlobalOptions();
  private final Output output;
  private final OpenResources resources = new OpenResources();
  private @Nullable Settings settings;
  private @Nullable Configuration configuration;

  Invocation(Shell shell) {
    this.shell = shell;
    this.output = new Output(shell, options);
  }

  GlobalOptions options() {
    return options;
  }

  /** What the process gives. */
  public Shell shell() {
    return shell;
  }

  /** Where to print. */
  public Output output() {
    return output;
  }

  /** A path as the user wrote it: relative to where the user is. */
  public Path path(Path written) {
    return shell.folder().resolve(written).normalize();
  }

  /** The project's folder, absolute. */
  public Path project() {
    Path written = options.project();
    Path folder = written == null ? shell.folder() : path(written);
    if (!Files.isDirectory(folder)) {
      throw ErrorMessage.of("No project " + folder)
          .expected("the folder in which seedbed.yaml lies")
          .actual(Files.exists(folder) ? "a file" : "no such folder")
          .toFix("correct --project, which is relative to " + shell.folder())
          .toException();
    }
    return folder;
  }

  /**
   * What is configured: options first, then system properties, environment, and the project's
   * {@code seedbed.yaml}.
   *
   * @throws SeedbedException if anything in the file cannot be understood
   */
  public Configuration configuration() {
    Configuration known = configuration;
    if (known == null) {
      known = Configuration.read(settingsAlone(), shell.environment());
      configuration = known;
    }
    return known;
  }

  /** What is configured for another project than that of the call. */
  public Configuration configuration(Path folder) {
    return Configuration.read(settings(folder), shell.environment());
  }

  private Settings settings(Path folder) {
    Map<String, String> properties = new HashMap<>(shell.properties());
    options.settings().forEach((key, value) -> properties.put("seedbed." + key, value));
    return Settings.of(properties, shell.environment(), folder);
  }

  /** Those of servers, migrations and roles. */
  public Settings settings() {
    return configuration().settings();
  }

  /** The same before anybody knows whether the rest of the file can be understood. */
  public Settings settingsAlone() {
    Settings known = settings;
    if (known == null) {
      known = settings(project());
      settings = known;
    }
    return known;
  }

  /** The project's migrations, read but not applied. */
  public Migrations migrations() {
    return migrations(settings());
  }

  /** The same by settings that are at hand. */
  public Migrations migrations(Settings used) {
    return migrations(used, used.text(Setting.MIGRATIONS).orElseThrow());
  }

  /**
   * The migrations in other places of the project, run as those of the project.
   *
   * @param places as the setting {@code migrations} has them
   */
  public Migrations migrations(String places) {
    return migrations(settings(), places);
  }

  /** What cannot be read is a matter of configuration: no database has a part in it. */
  private static Migrations migrations(Settings used, String places) {
    try {
      return MigrationSources.of(places, used.projectRoot()).with(used.migrationOptions());
    } catch (SeedbedException e) {
      boolean configured = Files.exists(used.projectRoot().resolve(Settings.FILE));
      ErrorMessage error = e.error();
      throw new Failure(
          Verdict.CONFIGURATION,
          configured ? error : error.toFix("let Seedbed look for them: seedbed init"),
          e);
    }
  }

  /**
   * Does what needs the database: when it fails, the command ends with {@link Verdict#DATABASE}.
   *
   * @param use what a database that is somebody's is opened for
   * @throws Failure with the error's own message
   */
  public <T> T database(DatabaseUse use, DatabaseCall<T> call) {
    return database(settings(), use, call);
  }

  /** The same with settings that are at hand, or those of another project. */
  public <T> T database(Settings used, DatabaseUse use, DatabaseCall<T> call) {
    // A database that may not be used is a matter of configuration, and nobody connects to it.
    ExternalServer.checkAllowed(used, use);
    try {
      return call.call();
    } catch (Failure e) {
      throw e;
    } catch (IsolationException e) {
      // It speaks of tests.
      throw new Failure(Verdict.DATABASE, Errors.gone(e), e);
    } catch (SeedbedException e) {
      throw new Failure(Verdict.DATABASE, e.error(), e);
    } catch (SQLException e) {
      throw new Failure(Verdict.DATABASE, Errors.database(e), e);
    } catch (RuntimeException e) {
      for (Throwable each = e; each != null; each = each.getCause()) {
        if (each instanceof SQLException sql) {
          throw new Failure(Verdict.DATABASE, Errors.database(sql), e);
        }
      }
      throw e;
    }
  }

  /**
   * The database that is named by its URL, for a command that changes nothing. Connections to one
   * that is not for tests cannot write: rules that try things out do not run there.
   */
  public ExternalServer given(Settings used) {
    boolean forTests = ExternalServer.isAllowed(used, DatabaseUse.TEST);
    ExternalServer server =
        ExternalServer.open(used, forTests ? DatabaseUse.TEST : DatabaseUse.READING);
    output.detail(server.description().toString());
    return server;
  }

  /** Closes what the command opened when it ends, however that happens; the last first. */
  public <T extends AutoCloseable> T closing(T resource) {
    return resources.add(resource);
  }

  /** Closes what is open; on Ctrl-C this is called beside the command that runs. */
  @Override
  public void close() {
    resources.close();
  }

  /** Whether it was closed while the command was running. */
  boolean isInterrupted() {
    return resources.isClosed();
  }
}

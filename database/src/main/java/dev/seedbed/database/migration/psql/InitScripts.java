package dev.seedbed.database.migration.psql;

import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationRun;
import dev.seedbed.database.migration.MigrationStatus;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Scripts as the official container image runs them when its data folder is empty: {@code *.sql},
 * {@code *.sql.gz}, {@code *.sql.xz} and {@code *.sh}, in the order of their names.
 *
 * <pre>{@code
 * Migrations init = InitScripts.at("docker/initdb").forDatabase("orchestrator_db");
 * }</pre>
 *
 * <p>A script for {@code psql} runs as psql runs it: each statement by itself, unless the script
 * begins a transaction, up to the first error; with the meta-commands and variables that a script
 * has a use for. Each file runs once in a database; {@code seedbed.migrations} knows which have.
 *
 * <p>Immutable.
 */
public final class InitScripts implements Migrations {
  private final String location;
  private final InitFolder folder;
  private final @Nullable String standsFor;
  private final MigrationOptions options;

  private InitScripts(
      String location, InitFolder folder, @Nullable String standsFor, MigrationOptions options) {
    this.location = location;
    this.folder = folder;
    this.standsFor = standsFor;
    this.options = options;
  }

  /**
   * Reads a folder, or a single script.
   *
   * @param location {@code classpath:…}, {@code filesystem:…}, or bare: on the class path or in the
   *     working directory, not different ones in both
   * @throws MigrationException when there is none, or a script has a mistake that shows without a
   *     server
   */
  public static InitScripts at(String location) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return at(
        location, Path.of(""), context != null ? context : ClassLoader.getSystemClassLoader());
  }

  /** The same, with relative paths starting from another working directory. */
  public static InitScripts at(String location, Path workingDirectory, ClassLoader classLoader) {
    return new InitScripts(
        location,
        InitFolder.read(location, workingDirectory, classLoader),
        null,
        MigrationOptions.DEFAULT);
  }

  /**
   * Says which of the databases that the scripts {@code \connect} to is the one that is migrated.
   * What they do in the others is passed over.
   */
  public InitScripts forDatabase(String name) {
    return new InitScripts(location, folder, name, options);
  }

  /** The same scripts, run in another way. */
  @Override
  public InitScripts with(MigrationOptions other) {
    return new InitScripts(location, folder, standsFor, other);
  }

  /** The digest of all files in the folder, and of those that the scripts include or copy from. */
  @Override
  public String fingerprint() {
    return standsFor == null ? folder.fingerprint() : InitFolder.fingerprint(folder, standsFor);
  }

  @Override
  public MigrationReport apply(Connection connection) throws SQLException {
    return apply(connection, null);
  }

  @Override
  public MigrationReport apply(MigrationTarget target) throws SQLException {
    return apply(target.connection(), target);
  }

  private MigrationReport apply(Connection connection, @Nullable MigrationTarget target)
      throws SQLException {
    return MigrationRun.run(connection, options, steps(target));
  }

  @Override
  public MigrationStatus status(Connection connection) throws SQLException {
    return MigrationStatus.of(steps(null).steps(connection));
  }

  private InitSteps steps(@Nullable MigrationTarget target) {
    return new InitSteps(location, folder, standsFor, options, target);
  }

  @Override
  public String toString() {
    return location;
  }
}

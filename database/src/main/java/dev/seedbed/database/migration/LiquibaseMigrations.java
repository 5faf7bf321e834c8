package dev.seedbed.database.migration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Migrations that Liquibase applies, through its own library: a changelog with all that it
 * includes, with its own history tables and lock.
 *
 * <pre>{@code
 * Migrations migrations =
 *     LiquibaseMigrations.at("db/changelog/db.changelog-master.yaml").withContexts("test");
 * }</pre>
 *
 * <p>The project brings the version of Liquibase that it uses: {@code
 * org.liquibase:liquibase-core}. Of the {@link MigrationOptions} the lock counts, which is taken
 * besides Liquibase's own; each change set has a transaction of its own, as Liquibase does it.
 * Nothing is sent to Liquibase's makers.
 *
 * <p>Immutable and thread-safe.
 */
public final class LiquibaseMigrations implements Migrations {
  private static final String LIBRARY_CLASS = "liquibase.Liquibase";

  private final Changelog changelog;
  private final LiquibaseSettings settings;
  private final MigrationOptions options;

  /** Reading the whole changelog takes a while, and the fingerprint is asked for repeatedly. */
  private volatile @Nullable String fingerprint;

  private LiquibaseMigrations(
      Changelog changelog, LiquibaseSettings settings, MigrationOptions options) {
    this.changelog = changelog;
    this.settings = settings;
    this.options = options;
  }

  /**
   * Finds the changelog.
   *
   * @param location {@code classpath:…}, {@code filesystem:…}, or bare: of the changelog, or of the
   *     folder in which it is called {@code db.changelog-master.yaml} or alike
   * @throws MigrationException when there is none, or Liquibase is not on the class path
   */
  public static LiquibaseMigrations at(String location) {
    return at(location, Path.of(""), MigrationFolder.defaultClassLoader());
  }

  static LiquibaseMigrations at(String location, Path workingDirectory, ClassLoader classLoader) {
    ToolLibrary.require(LIBRARY_CLASS, "Liquibase", "org.liquibase:liquibase-core", location);
    return new LiquibaseMigrations(
        Changelog.find(location, workingDirectory, classLoader),
        new LiquibaseSettings("", "", Map.of()),
        MigrationOptions.DEFAULT);
  }

  /** The same migrations with a context filter: {@code test and !legacy}. */
  public LiquibaseMigrations withContexts(String contexts) {
    return new LiquibaseMigrations(
        changelog,
        new LiquibaseSettings(contexts, settings.labels(), settings.parameters()),
        options);
  }

  /** The same migrations with a label filter. */
  public LiquibaseMigrations withLabels(String labels) {
    return new LiquibaseMigrations(
        changelog,
        new LiquibaseSettings(settings.contexts(), labels, settings.parameters()),
        options);
  }

  /** The same migrations with values for the changelog's parameters. */
  public LiquibaseMigrations withParameters(Map<String, String> parameters) {
    return new LiquibaseMigrations(
        changelog,
        new LiquibaseSettings(settings.contexts(), settings.labels(), parameters),
        options);
  }

  /** The same migrations, run in another way. */
  public LiquibaseMigrations with(MigrationOptions other) {
    return new LiquibaseMigrations(changelog, settings, other);
  }

  /**
   * {@inheritDoc}
   *
   * @throws MigrationException when the changelog cannot be read
   */
  @Override
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = new LiquibaseRun(changelog, settings).fingerprint();
      fingerprint = known;
    }
    return known;
  }

  @Override
  public MigrationReport apply(Connection connection) throws SQLException {
    return MigrationLock.during(
        connection, options, () -> new LiquibaseRun(changelog, settings).apply(connection));
  }

  /** {@inheritDoc} Makes Liquibase's two tables where they are not there, as Liquibase does. */
  @Override
  public MigrationStatus status(Connection connection) throws SQLException {
    return new LiquibaseRun(changelog, settings).status(connection);
  }

  @Override
  public String toString() {
    return changelog.location();
  }
}

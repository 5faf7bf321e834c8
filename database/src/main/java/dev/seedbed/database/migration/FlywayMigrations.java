package dev.seedbed.database.migration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Migrations that Flyway applies, through its own library: SQL files, classes and callbacks, with
 * its own history table and checks.
 *
 * <pre>{@code
 * Migrations migrations =
 *     FlywayMigrations.at("db/migration").with(Map.of("flyway.placeholders.tenant", "acme"));
 * }</pre>
 *
 * <p>The project brings the version of Flyway that it uses: {@code
 * org.flywaydb:flyway-database-postgresql}. Of the {@link MigrationOptions} the lock counts, which
 * is taken besides Flyway's own; transactions and timeouts are Flyway's.
 *
 * <p>Immutable and thread-safe.
 */
public final class FlywayMigrations implements Migrations {
  static final String LIBRARY_CLASS = "org.flywaydb.core.Flyway";

  private final FlywayFiles files;
  private final Map<String, String> properties;
  private final MigrationOptions options;

  private FlywayMigrations(
      FlywayFiles files, Map<String, String> properties, MigrationOptions options) {
    this.files = files;
    this.properties = Map.copyOf(properties);
    this.options = options;
  }

  /**
   * Reads the folder; a {@code flyway.conf} in it or in the working directory configures Flyway,
   * all but its connection.
   *
   * @param location {@code classpath:db/migration}, {@code filesystem:sql}, or bare: on the class
   *     path or in the working directory, not different ones in both
   * @throws MigrationException when the folder is missing, or Flyway is not on the class path
   */
  public static FlywayMigrations at(String location) {
    return at(location, Path.of(""), MigrationFolder.defaultClassLoader());
  }

  static FlywayMigrations at(String location, Path workingDirectory, ClassLoader classLoader) {
    ToolLibrary.require(
        LIBRARY_CLASS, "Flyway", "org.flywaydb:flyway-database-postgresql", location);
    FlywayFiles files = FlywayFiles.read(location, workingDirectory, classLoader);
    return new FlywayMigrations(files, files.configuration(), MigrationOptions.DEFAULT);
  }

  /**
   * The same migrations with more of Flyway's settings, by the names that they have in {@code
   * flyway.conf}: {@code flyway.outOfOrder}, {@code flyway.placeholders.tenant}.
   */
  public FlywayMigrations with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(properties);
    all.putAll(more);
    return new FlywayMigrations(files, all, options);
  }

  /** The same migrations, run in another way. */
  @Override
  public FlywayMigrations with(MigrationOptions other) {
    if (other.dryRun()) {
      throw RunErrors.noDryRun(toString());
    }
    return new FlywayMigrations(files, properties, other);
  }

  @Override
  public String fingerprint() {
    return files.fingerprint(properties);
  }

  @Override
  public MigrationReport apply(Connection connection) throws SQLException {
    return MigrationLock.during(
        connection, options, () -> new FlywayRun(files, properties, connection).run());
  }

  @Override
  public MigrationStatus status(Connection connection) throws SQLException {
    return new FlywayRun(files, properties, connection).status();
  }

  /** The SQL files by Flyway's own prefixes: {@code V} and {@code R}. */
  @Override
  public List<MigrationFile> files() {
    return files.steps();
  }

  @Override
  public FlywayMigrations upTo(MigrationFile last) {
    if (last.repeatable()) {
      return this;
    }
    // A target keeps Flyway from later versions, but not from repeatable files that need them.
    return with(
        Map.of(
            "flyway.target",
            last.id(),
            "flyway.repeatableSqlMigrationPrefix",
            "not before the newest version "));
  }

  @Override
  public String toString() {
    return files.location();
  }
}

package dev.seedbed.database.migration.drizzle;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Sha256;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.MigrationFolder;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationRun;
import dev.seedbed.database.migration.MigrationStatus;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.SqlFile;
import dev.seedbed.database.migration.StepSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A folder that {@code drizzle-kit generate} has written: {@code meta/_journal.json} with {@code
 * 0000_tag.sql} or {@code 0000_tag/migration.sql}, or folders such as {@code
 * 20260131120000_tag/migration.sql}.
 *
 * <pre>{@code
 * Migrations auth = DrizzleFolder.at("services/auth/drizzle");
 * }</pre>
 *
 * <p>What was applied is noted down in Drizzle's own table, in the form that it writes itself, so
 * that it and Seedbed take each other's work as done. Everything that is pending runs in one
 * transaction, as Drizzle runs it. A folder in which nothing was generated yet migrates nothing,
 * and a warning says so. A file beside a migration, called as it is but {@code .down.sql}, takes it
 * back.
 *
 * <p>Immutable.
 */
public final class DrizzleFolder implements Migrations {
  private final String location;
  private final DrizzleLayout layout;
  private final DrizzleHistory history;
  private final MigrationOptions options;

  private DrizzleFolder(
      String location, DrizzleLayout layout, DrizzleHistory history, MigrationOptions options) {
    this.location = location;
    this.layout = layout;
    this.history = history;
    this.options = options;
  }

  /**
   * Reads the folder.
   *
   * @param location {@code classpath:…}, {@code filesystem:…}, or bare: on the class path or in the
   *     working directory, not different ones in both
   * @throws MigrationException when there is none, the journal cannot be read, or a file that it
   *     lists is missing
   */
  public static DrizzleFolder at(String location) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return at(
        location, Path.of(""), context != null ? context : ClassLoader.getSystemClassLoader());
  }

  /** The same, with relative paths starting from another working directory. */
  public static DrizzleFolder at(String location, Path workingDirectory, ClassLoader classLoader) {
    DrizzleLayout layout =
        DrizzleLayout.read(new MigrationFolder(workingDirectory, classLoader), location);
    QualifiedName table = new QualifiedName("drizzle", "__drizzle_migrations");
    return new DrizzleFolder(
        location, layout, new DrizzleHistory(table, !layout.journal()), MigrationOptions.DEFAULT);
  }

  /** The same folder with its history in another table: {@code migrationsTable} in Drizzle. */
  public DrizzleFolder withHistory(QualifiedName table) {
    return new DrizzleFolder(location, layout, new DrizzleHistory(table, history.named()), options);
  }

  /** The same folder, run in another way. */
  @Override
  public DrizzleFolder with(MigrationOptions other) {
    return new DrizzleFolder(location, layout, history, other);
  }

  @Override
  public String fingerprint() {
    Sha256 digest = new Sha256().addLines(history.toString());
    for (DrizzleMigration migration : layout.migrations()) {
      digest.addLines(migration.tag() + " " + migration.when() + " " + migration.file().checksum());
    }
    return digest.hex();
  }

  @Override
  public MigrationReport apply(Connection connection) throws SQLException {
    return MigrationRun.run(connection, options, drizzleSteps());
  }

  @Override
  public MigrationStatus status(Connection connection) throws SQLException {
    return MigrationStatus.of(drizzleSteps().steps(connection));
  }

  private DrizzleSteps drizzleSteps() {
    return new DrizzleSteps(history, layout.migrations());
  }

  @Override
  public Optional<StepSource> joinable() {
    return Optional.of(drizzleSteps());
  }

  @Override
  public List<MigrationFile> files() {
    return layout.migrations().stream().map(DrizzleMigration::asFile).toList();
  }

  @Override
  public DrizzleFolder upTo(MigrationFile last) {
    List<DrizzleMigration> first = layout.migrations().subList(0, files().indexOf(last) + 1);
    return new DrizzleFolder(
        location, new DrizzleLayout(layout.journal(), first), history, options);
  }

  @Override
  public boolean canUndo(MigrationFile file) {
    return migration(file).down() != null;
  }

  @Override
  public void undo(MigrationTarget target, MigrationFile file) throws SQLException {
    DrizzleMigration migration = migration(file);
    SqlFile down = migration.down();
    if (down == null) {
      throw DrizzleErrors.noDownFile(file);
    }
    MigrationRun.run(target.connection(), options, new DrizzleUndo(history, migration, down));
  }

  @Override
  public void forget(Connection connection, MigrationFile file) throws SQLException {
    history.forget(connection, migration(file));
  }

  private DrizzleMigration migration(MigrationFile file) {
    return layout.migrations().get(files().indexOf(file));
  }

  @Override
  public String toString() {
    return location;
  }
}

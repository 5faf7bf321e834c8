package dev.seedbed.database.migration;

import dev.seedbed.catalog.Sha256;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A folder of plain SQL files: {@code V1__create_agents.sql}, {@code V1_1__….sql}, {@code
 * 0001_create_agents.sql}, {@code 20240101120000_create_agents.sql}, any of them with {@code
 * .up.sql} and {@code .down.sql}, and {@code R__views.sql}.
 *
 * <p>Versions run in numerical order, each once; repeatable files run after them whenever their
 * bytes have changed; files that take back ({@code .down.sql}, {@code U1__….sql}) do not run. What
 * was applied is recorded in the table {@code seedbed.migrations}. How they run is up to the {@link
 * MigrationOptions}.
 *
 * <pre>{@code
 * SqlFolder folder = SqlFolder.at("db/migration").with(MigrationOptions.DEFAULT);
 * folder.apply(connection);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class SqlFolder implements Migrations {
  private final String name;
  private final MigrationHistory history;
  private final MigrationOptions options;
  private final List<SqlMigration> migrations;
  private final String fingerprint;

  private SqlFolder(String name, List<SqlMigration> migrations, MigrationOptions options) {
    this.name = name;
    this.history = new MigrationHistory(name);
    this.options = options;
    this.migrations = List.copyOf(migrations);
    this.fingerprint = digest(this.migrations);
  }

  /**
   * Reads the folder.
   *
   * @param location {@code classpath:db/migration}, {@code filesystem:sql}, or bare: on the class
   *     path or in the working directory, not different ones in both
   * @throws MigrationException when the folder is missing or empty, a name is not a migration's,
   *     two files have one version, one is missing in a sequence, or a file is not UTF-8
   */
  public static SqlFolder at(String location) {
    return at(location, Path.of(""), MigrationFolder.defaultClassLoader());
  }

  static SqlFolder at(String location, Path workingDirectory, ClassLoader classLoader) {
    List<SqlFile> files = new MigrationFolder(workingDirectory, classLoader).read(location);
    return new SqlFolder(location, FolderReading.of(location, files), MigrationOptions.DEFAULT);
  }

  /** The same folder with a history of its own, so that two schemas can have it applied. */
  SqlFolder named(String other) {
    return new SqlFolder(other, migrations, options);
  }

  /** The same folder, run in another way. */
  @Override
  public SqlFolder with(MigrationOptions other) {
    return new SqlFolder(name, migrations, other);
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public MigrationReport apply(Connection connection) throws SQLException {
    return MigrationRun.run(connection, options, folderSteps());
  }

  @Override
  public MigrationStatus status(Connection connection) throws SQLException {
    return MigrationStatus.of(folderSteps().steps(connection));
  }

  private StepSource folderSteps() {
    return new FolderSteps(history, migrations, options.outOfOrder());
  }

  @Override
  public Optional<StepSource> joinable() {
    return Optional.of(folderSteps());
  }

  @Override
  public List<MigrationFile> files() {
    return migrations.stream().map(SqlMigration::asFile).toList();
  }

  @Override
  public SqlFolder upTo(MigrationFile last) {
    int index = files().indexOf(last);
    if (index < 0) {
      throw new UnsupportedOperationException(name + " has no " + last);
    }
    return new SqlFolder(name, migrations.subList(0, index + 1), options);
  }

  @Override
  public SqlFolder without(MigrationFile file) {
    List<SqlMigration> others =
        migrations.stream().filter(each -> !each.asFile().equals(file)).toList();
    return new SqlFolder(name, others, options);
  }

  @Override
  public Optional<Migrations> outOfOrder() {
    return Optional.of(with(options.withOutOfOrder(true)));
  }

  @Override
  public boolean canUndo(MigrationFile file) {
    return migrations.get(files().indexOf(file)).down() != null;
  }

  @Override
  public void undo(MigrationTarget target, MigrationFile file) throws SQLException {
    SqlFile down = migrations.get(files().indexOf(file)).down();
    if (down == null) {
      throw UndoErrors.noDownFile(file.path());
    }
    MigrationRun.run(target.connection(), options, new UndoStep(history, down, file.id()));
  }

  @Override
  public void forget(Connection connection, MigrationFile file) throws SQLException {
    history.forget(connection, file.id());
  }

  private static String digest(List<SqlMigration> migrations) {
    Sha256 digest = new Sha256();
    for (SqlMigration migration : migrations) {
      digest.addLines(migration.file().name(), migration.file().checksum());
    }
    return digest.hex();
  }

  @Override
  public String toString() {
    return name;
  }
}

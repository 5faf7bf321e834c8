package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.schema.SchemaDiff;
import dev.seedbed.database.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One migration on its own: a database as it is before the file, and the file to be applied.
 *
 * <pre>{@code
 * try (Upgrade upgrade = checks.upgrade(file)) {
 *   insertRows(upgrade.connection());
 *   upgrade.migrate();
 *   assertThat(rows(upgrade.connection())).isEqualTo(...);
 * }
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class Upgrade implements AutoCloseable {
  private final ThrowawayDatabases databases;
  private final ThrowawayDatabase database;
  private final Migrations migrations;
  private final MigrationFile file;
  private final Connection connection;
  private final Catalog before;
  private final SchemaSnapshot snapshot;
  private @Nullable Catalog after;

  private Upgrade(
      ThrowawayDatabases databases,
      ThrowawayDatabase database,
      Migrations migrations,
      MigrationFile file,
      Connection connection)
      throws SQLException {
    this.databases = databases;
    this.database = database;
    this.migrations = migrations;
    this.file = file;
    this.connection = connection;
    this.before = UserCatalog.read(connection);
    this.snapshot = SchemaSnapshot.read(connection);
  }

  static Upgrade begin(ThrowawayDatabases databases, Migrations migrations, MigrationFile file)
      throws SQLException {
    try {
      ThrowawayDatabase database = databases.create();
      List<MigrationFile> files = migrations.files();
      int index = files.indexOf(file);
      if (index > 0) {
        database.migrate(migrations.upTo(files.get(index - 1)));
      }
      Migrations upTo = migrations.upTo(file);
      return new Upgrade(databases, database, upTo, file, database.connect());
    } catch (RuntimeException | SQLException e) {
      databases.close();
      throw e;
    }
  }

  /** The migration. */
  public MigrationFile file() {
    return file;
  }

  /** A connection to the database, the same one before and after. */
  public Connection connection() {
    return connection;
  }

  /** The schema before the migration. */
  public Catalog before() {
    return before;
  }

  /**
   * The schema after the migration, with the file and line that each object comes from.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it was not applied yet
   */
  public Catalog after() {
    if (after == null) {
      throw ErrorMessage.of("Migration was not applied yet: " + file.path())
          .expected("migrate() before anything is asked about the time after it")
          .actual("after() or difference() without it")
          .toFix("call migrate() first")
          .toException();
    }
    return after;
  }

  /**
   * Applies the migration.
   *
   * @throws dev.seedbed.database.migration.MigrationException if it fails
   * @throws dev.seedbed.catalog.SeedbedException if the connection is in a transaction
   */
  public MigrationReport migrate() throws SQLException {
    if (!connection.getAutoCommit()) {
      throw ErrorMessage.of("Cannot migrate within a transaction: " + file.path())
          .expected("the step's connection in auto-commit mode, with all rows committed")
          .actual("a transaction that is open")
          .toFix("commit, and call setAutoCommit(true), before migrate()")
          .toException();
    }
    MigrationReport report = migrations.apply(database.target(connection));
    after = UserCatalog.read(connection).withOrigins(database.origins());
    return report;
  }

  /**
   * What the migration has changed of the schema.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it was not applied yet
   */
  public SchemaDiff difference() throws SQLException {
    after();
    return SchemaDiff.between(snapshot, SchemaSnapshot.read(connection));
  }

  /** Drops the database. */
  @Override
  public void close() throws SQLException {
    try (databases) {
      connection.close();
    }
  }
}

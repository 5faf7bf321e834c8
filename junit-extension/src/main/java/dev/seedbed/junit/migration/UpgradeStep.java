package dev.seedbed.junit.migration;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.check.SeedData;
import dev.seedbed.database.migration.check.Upgrade;
import dev.seedbed.database.schema.SchemaDiff;
import dev.seedbed.fixtures.Fixtures;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One migration, and a database as it is before it.
 *
 * <p>Not thread-safe.
 */
public final class UpgradeStep {
  private final Upgrade upgrade;
  private final Fixtures fixtures;
  private final SeedData seed;

  UpgradeStep(Upgrade upgrade, Fixtures fixtures, SeedData seed) {
    this.upgrade = upgrade;
    this.fixtures = fixtures;
    this.seed = seed;
  }

  /** What the source calls the migration: its version. */
  public String version() {
    return upgrade.file().id();
  }

  /** The migration's file, as the user knows it. */
  public String file() {
    return upgrade.file().path();
  }

  /** A connection to the database, the same one before and after. */
  public Connection connection() {
    return upgrade.connection();
  }

  /** The schema before the migration. */
  public Catalog before() {
    return upgrade.before();
  }

  /**
   * The schema after the migration, with the file and line that each object comes from.
   *
   * @throws dev.seedbed.catalog.SeedbedException before {@link #migrate}
   */
  public Catalog after() {
    return upgrade.after();
  }

  /** Creates rows in the schema as it is before the migration. */
  public Fixtures fixtures() {
    return fixtures;
  }

  /** Creates rows in every table that is there before the migration, as far as they can be made. */
  public void fill() throws SQLException {
    seed.seed(upgrade.connection(), upgrade.before());
  }

  /**
   * Applies the migration.
   *
   * @throws dev.seedbed.database.migration.MigrationException if it fails
   */
  public MigrationReport migrate() throws SQLException {
    return upgrade.migrate();
  }

  /**
   * What the migration has changed of the schema, as DDL.
   *
   * @throws dev.seedbed.catalog.SeedbedException before {@link #migrate}
   */
  public SchemaDiff difference() throws SQLException {
    return upgrade.difference();
  }

  void close() throws SQLException {
    upgrade.close();
  }
}

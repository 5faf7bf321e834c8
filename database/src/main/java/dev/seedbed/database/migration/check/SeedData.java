package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.Catalog;
import java.sql.Connection;
import java.sql.SQLException;

/** Fills a database that is to be upgraded, as its users would have by then. */
@FunctionalInterface
public interface SeedData {

  /**
   * Inserts rows.
   *
   * @param connection in auto-commit mode, as a role that may write everywhere
   * @param catalog the schema at the version that the database has
   */
  void seed(Connection connection, Catalog catalog) throws SQLException;
}

package dev.seedbed.junit;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.migration.check.SeedData;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Mapping;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Some rows in every table of the user's that fixtures can make rows for: some say no more than
 * they have to, others have a value in every column that can have one.
 *
 * @param seed of the values
 * @param mapping which tables hold what of the domain
 */
record FixtureSeed(long seed, Mapping mapping) implements SeedData {

  @Override
  public void seed(Connection connection, Catalog catalog) throws SQLException {
    Fixtures fixtures = Fixtures.over(connection, catalog, seed).map(mapping);
    new FilledTables(connection, catalog, fixtures).fill();
  }
}

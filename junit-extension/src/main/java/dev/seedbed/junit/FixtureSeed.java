package dev.seedbed.junit;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.catalog.Table;
import dev.seedbed.database.migration.check.SeedData;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Mapping;
import java.sql.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Some rows in every table of the user's that fixtures can make rows for.
 *
 * @param seed of the values
 * @param mapping which tables hold what of the domain
 */
record FixtureSeed(long seed, Mapping mapping) implements SeedData {
  private static final Logger log = LoggerFactory.getLogger(FixtureSeed.class);
  private static final int ROWS = 5;

  @Override
  public void seed(Connection connection, Catalog catalog) {
    Fixtures fixtures = Fixtures.over(connection, catalog, seed).map(mapping);
    for (Table table : catalog.userTables()) {
      if (!fill(fixtures, table, ROWS, Level.DEBUG)) {
        // A key may have fewer values than that.
        fill(fixtures, table, 1, Level.INFO);
      }
    }
  }

  private static boolean fill(Fixtures fixtures, Table table, int rows, Level level) {
    try {
      fixtures.table(table.name().toString()).count(rows).create();
      return true;
    } catch (SeedbedException e) {
      log.atLevel(level)
          .log("Not {} rows for {} before the migration: {}", rows, table.name(), e.error().what());
      return false;
    }
  }
}

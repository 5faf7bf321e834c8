package dev.seedbed.archrules.broken;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database for all tests, which nobody cleans up. */
final class TestDatabase {
  private TestDatabase() {}

  static DataSource shared() {
    return new PGSimpleDataSource();
  }
}

package dev.seedbed.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads a {@link Catalog}. */
final class CatalogReader {
  private CatalogReader() {}

  static Catalog read(Connection connection) {
    try {
      throw new CatalogException("Reading " + connection.getCatalog() + " is not built yet", null);
    } catch (SQLException e) {
      throw new CatalogException("The connection cannot be used", e);
    }
  }
}

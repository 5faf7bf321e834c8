package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SchemaObject;
import java.sql.Connection;
import java.util.List;

/** Reads the catalog of a database that is being traced, without what traces it. */
final class UserCatalog {
  private static final String OWN = "seedbed";

  private UserCatalog() {}

  static Catalog read(Connection connection) {
    Catalog all = Catalog.read(connection);
    return new Catalog(
        all.database(),
        all.serverVersion(),
        all.schemas().stream().filter(schema -> !schema.name().equals(OWN)).toList(),
        users(all.tables()),
        users(all.views()),
        users(all.sequences()),
        users(all.enums()),
        users(all.domains()),
        users(all.functions()),
        all.extensions(),
        all.roles(),
        all.historyTables(),
        all.origins());
  }

  private static <T extends SchemaObject> List<T> users(List<T> objects) {
    return objects.stream().filter(object -> !object.name().schema().equals(OWN)).toList();
  }
}

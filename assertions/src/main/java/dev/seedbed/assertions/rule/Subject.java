package dev.seedbed.assertions.rule;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.migration.MigrationTrace;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * What rules are held against: a schema, and what else is known about it.
 *
 * @param catalog what the database is made of
 * @param connection open to that database, for rules that try things out; they leave neither data
 *     nor changes behind. Null if there is none
 * @param migrations what the statements of the migrations did; null if they were not traced
 */
public record Subject(
    Catalog catalog, @Nullable Connection connection, @Nullable MigrationTrace migrations) {

  /** A schema of which nothing but the catalog is known. */
  public static Subject of(Catalog catalog) {
    return new Subject(catalog, null, null);
  }

  /** The same schema with a connection to it. */
  public Subject with(Connection live) {
    return new Subject(catalog, live, migrations);
  }

  /** The same schema with what its migrations did. */
  public Subject with(MigrationTrace trace) {
    return new Subject(catalog, connection, trace);
  }
}

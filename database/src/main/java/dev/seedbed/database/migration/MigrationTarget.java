package dev.seedbed.database.migration;

import dev.seedbed.database.server.Credentials;
import java.sql.Connection;
import java.util.Objects;

/**
 * The database that migrations are applied to: a connection, and how another program reaches it.
 *
 * @param connection to the database, as {@link Migrations#apply(Connection)} wants it
 * @param jdbcUrl the URL of the same database, without credentials
 * @param credentials of the connection's user
 */
public record MigrationTarget(Connection connection, String jdbcUrl, Credentials credentials) {

  /** Checks that all of it is there. */
  public MigrationTarget {
    Objects.requireNonNull(connection);
    Objects.requireNonNull(jdbcUrl);
    Objects.requireNonNull(credentials);
  }
}

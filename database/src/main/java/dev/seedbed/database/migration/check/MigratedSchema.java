package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.Origins;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.schema.SchemaSnapshot;
import java.sql.SQLException;

/**
 * The schema that migrations make, and where its objects come from.
 *
 * <pre>{@code
 * try (ThrowawayDatabases databases = ThrowawayDatabases.on(server)) {
 *   MigratedSchema.of(databases, migrations).schema().writeTo(Path.of("schema.sql"));
 * }
 * }</pre>
 *
 * @param origins none where that is not known
 */
public record MigratedSchema(SchemaSnapshot schema, Origins origins) {

  /**
   * Applies migrations to an empty database, which is gone afterwards.
   *
   * @throws dev.seedbed.database.migration.MigrationException when a migration fails
   */
  public static MigratedSchema of(ThrowawayDatabases databases, Migrations migrations)
      throws SQLException {
    try (ThrowawayDatabase database = databases.create()) {
      database.migrate(migrations);
      return new MigratedSchema(database.snapshot(), database.origins());
    }
  }
}

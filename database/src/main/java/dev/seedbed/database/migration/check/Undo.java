package dev.seedbed.database.migration.check;

import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.MigrationTarget;
import java.sql.SQLException;

/**
 * Takes back a migration that was applied last.
 *
 * <pre>{@code
 * Undo undo = (target, file) -> CommandMigrations.of("npm", "run", "revert").apply(target);
 * }</pre>
 */
@FunctionalInterface
public interface Undo {

  /**
   * Takes it back.
   *
   * @throws dev.seedbed.database.migration.MigrationException if that fails
   */
  void undo(MigrationTarget target, MigrationFile file) throws SQLException;
}

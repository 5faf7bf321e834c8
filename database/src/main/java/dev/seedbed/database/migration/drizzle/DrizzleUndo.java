package dev.seedbed.database.migration.drizzle;

import dev.seedbed.database.migration.MigrationStep;
import dev.seedbed.database.migration.ScriptStep;
import dev.seedbed.database.migration.SqlFile;
import dev.seedbed.database.migration.StepSource;
import java.sql.Connection;
import java.util.List;

/**
 * A file that takes one of Drizzle's migrations back: its own name with {@code .down.sql}.
 *
 * <p>Drizzle has nothing of the kind; such files are written by hand and run by {@code psql}, so
 * they may hold what cannot run in a transaction.
 */
record DrizzleUndo(DrizzleHistory history, DrizzleMigration migration, SqlFile down)
    implements StepSource {

  /** What the file beside this one is called. */
  static String of(String file) {
    return file.replaceFirst("\\.sql$", ".down.sql");
  }

  @Override
  public List<MigrationStep> steps(Connection connection) {
    return List.of(
        new ScriptStep(
            down,
            DrizzleMigration.script(down),
            false,
            recorded -> history.forget(recorded, migration)));
  }

  @Override
  public void prepare(Connection connection) {
    // The migration that is taken back has made the history.
  }
}

package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import java.sql.Connection;
import java.util.List;

/**
 * A plain file that takes another one back, run as migrations are.
 *
 * @param down the file
 * @param id of the migration that it takes back
 */
record UndoStep(MigrationHistory history, SqlFile down, String id) implements StepSource {

  @Override
  public List<MigrationStep> steps(Connection connection) {
    return List.of(
        new ScriptStep(
            down, SqlScript.parse(down.text()), false, recorded -> history.forget(recorded, id)));
  }

  @Override
  public void prepare(Connection connection) {
    // The migration that is taken back has made the table.
  }
}

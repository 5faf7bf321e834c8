package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder of plain SQL, compared with what {@code seedbed.migrations} says of it. */
record FolderSteps(MigrationHistory history, List<SqlMigration> migrations) implements StepSource {

  @Override
  public List<MigrationStep> steps(Connection connection) throws SQLException {
    Map<String, MigrationHistory.Entry> applied = history.read(connection);
    List<MigrationStep> steps = new ArrayList<>();
    for (SqlMigration migration : migrations) {
      steps.add(step(migration, applied.get(migration.id())));
    }
    return steps;
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    history.prepare(connection);
  }

  private MigrationStep step(SqlMigration migration, MigrationHistory.@Nullable Entry applied) {
    SqlFile file = migration.file();
    boolean unchanged = applied != null && file.checksum().equals(applied.checksum());
    if (applied != null && !unchanged && migration.version() != null) {
      throw MigrationException.edited(file.path());
    }
    var entry = new MigrationHistory.Entry(migration.id(), file.path(), file.checksum());
    return new ScriptStep(
        file,
        SqlScript.parse(file.text()),
        unchanged,
        connection -> history.record(connection, entry));
  }
}

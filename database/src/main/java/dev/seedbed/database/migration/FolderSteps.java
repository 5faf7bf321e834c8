package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A folder of plain SQL, compared with what {@code seedbed.migrations} says of it. */
record FolderSteps(MigrationHistory history, List<SqlMigration> migrations, boolean outOfOrder)
    implements StepSource {

  @Override
  public List<MigrationStep> steps(Connection connection) throws SQLException {
    Map<String, MigrationHistory.Entry> applied = history.read(connection);
    checkMissing(applied);
    checkOrder(applied);
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

  /** A repeatable file that is gone left nothing that later files count on. */
  private void checkMissing(Map<String, MigrationHistory.Entry> applied) {
    Set<String> ids = migrations.stream().map(SqlMigration::id).collect(Collectors.toSet());
    for (MigrationHistory.Entry entry : applied.values()) {
      if (!ids.contains(entry.id()) && !entry.id().startsWith("R ")) {
        throw HistoryErrors.missing(entry.file(), entry.id(), history.source());
      }
    }
  }

  private void checkOrder(Map<String, MigrationHistory.Entry> applied) {
    SqlMigration late = null;
    for (SqlMigration migration : migrations) {
      SqlVersion version = migration.version();
      if (version == null || outOfOrder) {
        return;
      }
      if (applied.containsKey(migration.id())) {
        if (late != null) {
          throw HistoryErrors.late(late.file().path(), migration.file().path());
        }
      } else if (late == null && !version.mayComeLate()) {
        late = migration;
      }
    }
  }

  private MigrationStep step(SqlMigration migration, MigrationHistory.@Nullable Entry applied) {
    SqlFile file = migration.file();
    boolean unchanged = applied != null && file.checksum().equals(applied.checksum());
    if (applied != null && !unchanged && migration.version() != null) {
      throw HistoryErrors.edited(file.path());
    }
    var entry = new MigrationHistory.Entry(migration.id(), file.path(), file.checksum());
    return new ScriptStep(
        file,
        SqlScript.parse(file.text()),
        unchanged,
        connection -> history.record(connection, entry));
  }
}

package dev.seedbed.database.migration.drizzle;

import dev.seedbed.database.migration.MigrationStep;
import dev.seedbed.database.migration.ScriptStep;
import dev.seedbed.database.migration.StepSource;
import dev.seedbed.database.migration.drizzle.DrizzleHistory.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drizzle's migrations, compared with what its own history says of them. */
record DrizzleSteps(DrizzleHistory history, List<DrizzleMigration> migrations)
    implements StepSource {

  @Override
  public List<MigrationStep> steps(Connection connection) throws SQLException {
    List<Entry> entries = history.read(connection);
    List<MigrationStep> steps = new ArrayList<>();
    if (history.named()) {
      Map<Long, String> names = DrizzleNames.of(history.table(), entries, migrations).byId();
      for (DrizzleMigration migration : migrations) {
        steps.add(step(migration, named(entries, names, migration.tag())));
      }
    } else {
      long last = entries.stream().mapToLong(Entry::createdAt).max().orElse(Long.MIN_VALUE);
      for (DrizzleMigration migration : migrations) {
        Entry entry = generatedWith(entries, migration);
        if (entry == null && migration.when() <= last) {
          throw DrizzleErrors.passedOver(migration, history.table());
        }
        steps.add(step(migration, entry));
      }
    }
    return steps;
  }

  private static @Nullable Entry named(List<Entry> entries, Map<Long, String> names, String name) {
    return entries.stream()
        .filter(entry -> name.equals(names.get(entry.id())))
        .findFirst()
        .orElse(null);
  }

  /** The row of the migration's time; of several, as merged branches may have, its own. */
  private static @Nullable Entry generatedWith(List<Entry> entries, DrizzleMigration migration) {
    List<Entry> sameTime =
        entries.stream().filter(entry -> entry.createdAt() == migration.when()).toList();
    return sameTime.stream()
        .filter(entry -> entry.hash().equals(migration.file().checksum()))
        .findFirst()
        .orElse(sameTime.isEmpty() ? null : sameTime.get(0));
  }

  private MigrationStep step(DrizzleMigration migration, @Nullable Entry applied) {
    if (applied != null && !applied.hash().equals(migration.file().checksum())) {
      throw DrizzleErrors.edited(migration, history.table());
    }
    return new DrizzleStep(
        new ScriptStep(
            migration.file(),
            migration.script(),
            applied != null,
            connection -> history.record(connection, migration)));
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    history.prepare(connection, migrations);
  }
}

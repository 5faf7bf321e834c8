package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.assertions.rule.migrations.Relations.Relation;
import dev.seedbed.database.migration.MigrationTrace.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The locks on existing tables that a statement took. */
final class Locks {
  private static final String ACCESS_EXCLUSIVE = "AccessExclusiveLock";
  private static final Set<String> AGAINST_WRITERS =
      Set.of(ACCESS_EXCLUSIVE, "ExclusiveLock", "ShareRowExclusiveLock", "ShareLock");

  private Locks() {}

  /** The tables that nobody can read any more. */
  static List<Relation> exclusive(Step step) {
    return withDropped(step, step.lockedTables(Set.of(ACCESS_EXCLUSIVE)));
  }

  /** The tables that nobody can write to any more. */
  static List<Relation> strong(Step step) {
    // A new table's foreign key has no rows to compare.
    return step.command().begins("CREATE", "TABLE")
        ? exclusive(step)
        : withDropped(step, step.lockedTables(AGAINST_WRITERS));
  }

  /** The locks of a table are not to be seen once it is gone. */
  private static List<Relation> withDropped(Step step, List<Relation> locked) {
    List<Relation> all = new ArrayList<>(locked);
    for (Change change : step.traced().changes()) {
      if (change.command().equals("DROP") && change.kind().equals("table")) {
        Relation table = step.existingTable(Words.of(change.object()).name());
        if (table != null) {
          all.add(table);
        }
      }
    }
    return all;
  }
}

package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Migrations that can stop at each of their files; what tests of migrations go by.
 *
 * <p>Sources that do not know their files, such as commands, have none here.
 */
public interface SteppedMigrations {

  /** The files in the order in which they run; empty if the source cannot stop at one. */
  default List<MigrationFile> files() {
    return List.of();
  }

  /**
   * These migrations as they were when a file was the last one.
   *
   * @throws UnsupportedOperationException if it is none of {@link #files}
   */
  default Migrations upTo(MigrationFile last) {
    throw new UnsupportedOperationException(this + " cannot stop at " + last);
  }

  /**
   * These migrations without one of the files, as on a branch that does not have it yet.
   *
   * @throws UnsupportedOperationException if the source cannot leave files out
   */
  default Migrations without(MigrationFile file) {
    throw new UnsupportedOperationException(this + " cannot leave out " + file);
  }

  /**
   * These migrations, applying also what comes late: files that belong before others that the
   * database has had. Empty if the source cannot.
   */
  default Optional<Migrations> outOfOrder() {
    return Optional.empty();
  }

  /** Makes what a file finds before it runs and does not make itself, such as a schema. */
  default void prepare(Connection connection, MigrationFile file) throws SQLException {
    // Most sources leave all of that to their files.
  }

  /** Whether the source has something that takes a file back. */
  default boolean canUndo(MigrationFile file) {
    return false;
  }

  /**
   * Takes back a file that was applied last, by what the source has for it.
   *
   * @throws MigrationException if it has nothing, or that fails
   */
  default void undo(MigrationTarget target, MigrationFile file) throws SQLException {
    throw UndoErrors.noWay(String.valueOf(this), file.path());
  }

  /** Forgets that a file was applied, after it was taken back by other means. */
  default void forget(Connection connection, MigrationFile file) throws SQLException {
    // Tools that take back by themselves keep their own history.
  }
}

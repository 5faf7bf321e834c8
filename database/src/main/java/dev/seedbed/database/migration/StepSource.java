package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What {@link MigrationRun} needs to know of a source. */
public interface StepSource {

  /**
   * All steps in the order in which they run, compared with what the database has had.
   *
   * <p>Only reads. Called with the lock held; again after a rollback.
   *
   * @throws MigrationException when the two do not fit, such as an edited file
   */
  List<MigrationStep> steps(Connection connection) throws SQLException;

  /** Makes the history table unless it is there; called only if something is pending. */
  void prepare(Connection connection) throws SQLException;
}

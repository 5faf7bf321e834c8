package dev.seedbed.database.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** How long a report may take: a failed test must not become one that hangs. */
final class Patience {
  private static final Duration ALL_TABLES = Duration.ofSeconds(5);

  private final long end = System.nanoTime() + ALL_TABLES.toNanos();

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }

  /**
   * What is said of a table whose rows could not be read.
   *
   * @throws SQLException when no other can be read either
   */
  static String note(Connection connection, ReportedTable table, SQLException failure)
      throws SQLException {
    if (connection.isClosed()) {
      throw failure;
    }
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return "rows of " + table.name() + " could not be read: " + message;
  }
}

package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Migrations without a history, which run their statements each time. */
record AllAtOnce(String sql) implements Migrations {
  @Override
  public String fingerprint() {
    return Integer.toHexString(sql.hashCode());
  }

  @Override
  public MigrationReport apply(Connection connection) throws SQLException {
    try {
      CheckedProject.execute(connection, sql);
      return new MigrationReport(List.of("script"), 0, Duration.ZERO);
    } catch (SQLException e) {
      throw new MigrationException(ErrorMessage.of(String.valueOf(e.getMessage())), e);
    }
  }

  @Override
  public String toString() {
    return "all at once";
  }
}

package dev.seedbed.database.migration.check;

import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A source that knows its file, and runs it each time all the same. */
record NoHistory(String sql) implements Migrations {
  @Override
  public String fingerprint() {
    return new AllAtOnce(sql).fingerprint();
  }

  @Override
  public MigrationReport apply(Connection connection) throws SQLException {
    return new AllAtOnce(sql).apply(connection);
  }

  @Override
  public List<MigrationFile> files() {
    return List.of(new MigrationFile("1", "script", false));
  }

  @Override
  public String toString() {
    return "no history";
  }
}

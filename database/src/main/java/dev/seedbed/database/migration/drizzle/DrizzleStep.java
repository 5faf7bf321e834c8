package dev.seedbed.database.migration.drizzle;

import dev.seedbed.database.migration.MigrationStep;
import dev.seedbed.database.migration.ScriptStep;
import dev.seedbed.database.migration.StatementRunner;
import java.sql.Connection;
import java.sql.SQLException;

/** A migration, in a transaction whatever it holds: Drizzle knows no other way. */
record DrizzleStep(ScriptStep script) implements MigrationStep {

  @Override
  public String path() {
    return script.path();
  }

  @Override
  public boolean applied() {
    return script.applied();
  }

  /** What cannot run in a transaction must fail here, because it would fail with Drizzle. */
  @Override
  public boolean withoutTransaction() {
    return false;
  }

  @Override
  public boolean addsEnumValue() {
    return script.addsEnumValue();
  }

  @Override
  public void run(StatementRunner statements) throws SQLException {
    if (script.withoutTransaction()) {
      throw DrizzleErrors.noTransaction(path());
    }
    script.run(statements);
  }

  @Override
  public void record(Connection connection) throws SQLException {
    script.record(connection);
  }
}

package dev.seedbed.database.migration.javamigrations;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A migration in Java, as Flyway's users write them. */
public final class V1__Create_agents extends BaseJavaMigration {

  @Override
  public void migrate(Context context) throws SQLException {
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute("CREATE TABLE agents (id text)");
    }
  }
}

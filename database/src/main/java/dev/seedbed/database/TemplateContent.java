package dev.seedbed.database;

import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.server.ServerContent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A migrated template and one copy of it, as what a server holds before the first test.
 *
 * @param migrations what makes the template
 */
record TemplateContent(Migrations migrations) implements ServerContent {
  /** Counts up with every change of what is prepared around the migrations. */
  private static final String LAYOUT = "2";

  @Override
  public String fingerprint() {
    return LAYOUT + "x" + migrations.fingerprint();
  }

  @Override
  public String prepare(PostgresServer server) throws SQLException {
    TemplateMaker maker = new TemplateMaker(server, migrations);
    return maker.withSlot(maker.make()).toJson();
  }

  @Override
  public String renew(PostgresServer server, String receipt) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement administrator = connection.createStatement()) {
      Roles.renewOwner(server, administrator);
    }
    return receipt;
  }
}

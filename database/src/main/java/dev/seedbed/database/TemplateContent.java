package dev.seedbed.database;

import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.server.ServerContent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A template and one copy of it, as what a server holds before the first test. Of one that was
 * seeded there is no copy yet: it may be large, and not all who want it want to change it.
 *
 * @param recipe what makes the template
 */
record TemplateContent(Recipe recipe) implements ServerContent {
  /** Counts up with every change of what is prepared around the migrations. */
  private static final String LAYOUT = "2";

  @Override
  public String fingerprint() {
    return LAYOUT + "x" + recipe.fingerprint();
  }

  @Override
  public String prepare(PostgresServer server) throws SQLException {
    TemplateMaker maker = new TemplateMaker(server, recipe);
    Receipt made = maker.make();
    return (recipe.seeding() == null ? maker.withSlot(made) : made).toJson();
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

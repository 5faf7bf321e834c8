package dev.seedbed.junit.comingfrom;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The code under test: it works in transactions of its own. */
final class Tenants {
  private static final String TENANT =
      "INSERT INTO app.tenants (id, name, slug) SELECT slug, slug, slug "
          + " FROM (SELECT ?::text AS slug) AS one";
  private static final String AGENT =
      "INSERT INTO app.agents (id, tenant_id, name) SELECT slug, slug, 'router'"
          + " FROM (SELECT ?::text AS slug) AS one";

  private final DataSource database;

  Tenants(DataSource database) {
    this.database = database;
  }

  // tag::code[]
  void open(String slug) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement tenant = connection.prepareStatement(TENANT);
          PreparedStatement agent = connection.prepareStatement(AGENT)) {
        tenant.setString(1, slug);
        tenant.executeUpdate();
        agent.setString(1, slug);
        agent.executeUpdate();
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  // end::code[]

  List<String> slugs() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT slug FROM app.tenants ORDER BY slug")) {
      List<String> slugs = new ArrayList<>();
      while (row.next()) {
        slugs.add(row.getString(1));
      }
      return slugs;
    }
  }
}

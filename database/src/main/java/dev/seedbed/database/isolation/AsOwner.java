package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets a connection do what the role that tests run as may not, until it is closed. */
final class AsOwner {
  private AsOwner() {}

  /** The connection, as the role that logged in. */
  static Connection set(Login login, Connection connection) throws SQLException {
    return login.role() == null ? connection : set(connection);
  }

  static Connection set(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE NONE");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}

package dev.seedbed.archrules.broken;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Breaks ARCH017. */
public record CustomerRepository(DataSource database) {
  boolean exists(String name, long id) throws SQLException {
    String sql = "SELECT id FROM billing.customers WHERE name = '" + name + "' AND id > ?";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}

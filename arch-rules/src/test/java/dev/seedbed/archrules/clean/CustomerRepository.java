package dev.seedbed.archrules.clean;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Binds its values. */
public record CustomerRepository(DataSource database) {
  boolean exists(String tenant, String name) throws SQLException {
    String sql = "SELECT id FROM billing.customers WHERE tenant_id = ? AND name = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenant);
      statement.setString(2, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}

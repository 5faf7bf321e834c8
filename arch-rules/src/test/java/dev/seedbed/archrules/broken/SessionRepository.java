package dev.seedbed.archrules.broken;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Breaks ARCH016. */
public record SessionRepository(DataSource database) {
  boolean exists(String tenant, long id) throws SQLException {
    String sql = "SELECT id FROM sessions WHERE tenant_id = ? AND id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenant);
      statement.setLong(2, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}

package dev.seedbed.archrules.clean;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Leaves out what is deleted. */
public record NoteRepository(DataSource database) {
  boolean exists(String tenant, long id) throws SQLException {
    String sql = "SELECT id FROM billing.notes WHERE tenant_id = ? AND id = ? AND NOT is_deleted";
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

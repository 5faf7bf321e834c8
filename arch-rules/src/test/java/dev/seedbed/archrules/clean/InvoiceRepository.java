package dev.seedbed.archrules.clean;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Filters by tenant. */
public record InvoiceRepository(DataSource database) {
  boolean exists(String tenant, long id) throws SQLException {
    String sql = "SELECT total FROM billing.invoices WHERE id = ? AND tenant_id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      statement.setString(2, tenant);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}

package dev.seedbed.archrules.broken;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Breaks ARCH018. */
public record InvoiceRepository(DataSource database) {
  boolean exists(long id) throws SQLException {
    String sql = "SELECT total FROM billing.invoices WHERE id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}

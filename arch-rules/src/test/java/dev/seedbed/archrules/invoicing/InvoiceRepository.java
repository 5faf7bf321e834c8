package dev.seedbed.archrules.invoicing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.LongFunction;
import javax.sql.DataSource;

/** Uses JDBC itself, in a lambda and in a nested class, as a repository may. */
public record InvoiceRepository(DataSource database) {

  void markPaid(long invoice) {
    LongFunction<SQLException> missing = id -> new SQLException("no invoice " + id);
    try (Connection connection = database.getConnection()) {
      if (!new Payment(connection).markPaid(invoice)) {
        throw missing.apply(invoice);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("invoice " + invoice + " could not be marked as paid", e);
    }
  }

  private record Payment(Connection connection) {
    boolean markPaid(long invoice) throws SQLException {
      String sql = "UPDATE billing.invoices SET paid = true WHERE id = ?";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, invoice);
        return statement.executeUpdate() == 1;
      }
    }
  }
}

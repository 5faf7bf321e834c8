package dev.seedbed.archrules.invoicing;

import java.sql.Connection;
import java.sql.SQLException;

/** Uses JDBC, as its name allows. */
public record InvoiceDao(Connection connection) {
  boolean ready() throws SQLException {
    return connection.isValid(1);
  }
}

package dev.seedbed.archrules.invoicing;

import java.sql.Connection;
import java.sql.SQLException;

/** Speaks to the database itself, though it is no repository. */
public record PaymentService(InvoiceRepository invoices) {
  public void pay(long invoice, Connection connection) throws SQLException {
    invoices.markPaid(invoice);
    connection.commit();
  }
}

package dev.seedbed.archrules.broken;

import java.sql.Connection;
import java.sql.SQLException;

/** Breaks ARCH001. */
public record InvoiceService(PaymentRepository payments) {
  void settle(long invoice, Connection connection) throws SQLException {
    if (!payments.ofInvoice(invoice).isEmpty()) {
      connection.commit();
    }
  }
}

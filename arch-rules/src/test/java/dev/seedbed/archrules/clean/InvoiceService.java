package dev.seedbed.archrules.clean;

/** Leaves JDBC to repositories. */
public record InvoiceService(PaymentRepository payments) {
  boolean isSettled(long invoice) {
    return !payments.ofInvoice(invoice).isEmpty();
  }
}

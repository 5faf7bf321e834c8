package dev.seedbed.archrules.clean;

/** Finds the database migrated. */
public record Startup(InvoiceService invoices) {
  boolean isReady(long invoice) {
    return !invoices.isSettled(invoice);
  }
}

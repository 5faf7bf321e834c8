package dev.seedbed.archrules.invoicing;

import javax.sql.DataSource;

/** Wires a repository and leaves JDBC to it. */
public record InvoiceService(InvoiceRepository invoices) {
  public InvoiceService(DataSource database) {
    this(new InvoiceRepository(database));
  }

  public void pay(long invoice) {
    invoices.markPaid(invoice);
  }
}

package dev.seedbed.archrules.misfit;

/** Breaks ARCH026, in each way that there is. */
final class InvoiceRepository {
  static final String TABLE = "SELECT total FROM billing.invoice WHERE tenant_id = ?";
  static final String COLUMN = "SELECT totl FROM billing.invoices WHERE tenant_id = :tenant";
  static final String FUNCTION =
      "SELECT billing.vat(total) FROM billing.invoices WHERE tenant_id = ?";
  static final String LABEL =
      "SELECT id FROM billing.shipments WHERE tenant_id = ? AND state = 'lost'";

  private InvoiceRepository() {}
}

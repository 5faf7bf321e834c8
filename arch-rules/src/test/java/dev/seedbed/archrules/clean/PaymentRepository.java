package dev.seedbed.archrules.clean;

import java.util.List;

/** Answers plain records. */
public interface PaymentRepository {
  List<Payment> ofInvoice(long invoice);

  List<Payment> ofInvoices(List<Long> invoices);
}

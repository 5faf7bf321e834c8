package dev.seedbed.archrules.broken;

import java.util.List;

/** Answers plain records. */
public interface PaymentRepository {
  List<Payment> ofInvoice(long invoice);
}

package dev.seedbed.archrules.clean;

import java.util.ArrayList;
import java.util.List;

/** Asks once. */
public record Statements(PaymentRepository payments) {
  List<Payment> all(List<Long> invoices) {
    List<Payment> all = new ArrayList<>();
    for (Payment payment : payments.ofInvoices(invoices)) {
      all.add(payment);
    }
    return all;
  }
}

package dev.seedbed.archrules.broken;

import java.util.ArrayList;
import java.util.List;

/** Breaks ARCH020, in each way that there is. */
public record Statements(PaymentRepository payments) {
  List<Payment> loop(List<Long> invoices) {
    List<Payment> all = new ArrayList<>();
    for (long invoice : invoices) {
      all.addAll(payments.ofInvoice(invoice));
    }
    return all;
  }

  List<Payment> stream(List<Long> invoices) {
    return invoices.stream().flatMap(invoice -> payments.ofInvoice(invoice).stream()).toList();
  }

  List<List<Payment>> reference(List<Long> invoices) {
    return invoices.stream().map(payments::ofInvoice).toList();
  }
}

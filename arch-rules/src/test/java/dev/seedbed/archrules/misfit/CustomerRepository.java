package dev.seedbed.archrules.misfit;

/** Breaks ARCH027: each customer must have a name. */
final class CustomerRepository {
  static final String ADD = "INSERT INTO billing.customers (tenant_id) VALUES (?)";

  private CustomerRepository() {}
}

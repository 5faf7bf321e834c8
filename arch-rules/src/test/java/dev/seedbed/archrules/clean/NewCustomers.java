package dev.seedbed.archrules.clean;

/** Gives each customer a name. */
final class NewCustomers {
  static final String ADD = "INSERT INTO billing.customers (tenant_id, name) VALUES (?, ?)";

  private NewCustomers() {}
}

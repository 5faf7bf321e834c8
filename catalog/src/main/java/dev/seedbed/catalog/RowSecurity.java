package dev.seedbed.catalog;

import java.util.List;

/**
 * The row security of a table.
 *
 * @param enabled whether policies apply to others than the owner
 * @param forced whether they apply to the owner too, once enabled
 * @param policies its policies by name; they do nothing while not enabled
 */
public record RowSecurity(boolean enabled, boolean forced, List<Policy> policies) {
  /** Neither enabled nor forced, no policies: what every new table has. */
  public static final RowSecurity NONE = new RowSecurity(false, false, List.of());

  public RowSecurity {
    policies = List.copyOf(policies);
  }
}

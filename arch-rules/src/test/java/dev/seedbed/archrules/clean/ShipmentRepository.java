package dev.seedbed.archrules.clean;

/** Says what the server understands, with casts, arrays, JSON and named parameters. */
final class ShipmentRepository {
  static final String SENT =
      "SELECT id FROM billing.shipments WHERE tenant_id = ? AND state = 'sent'";
  static final String ANY =
      """
      WITH ours AS (
        SELECT id, state::text AS state FROM billing.shipments WHERE tenant_id = :tenant)
      SELECT id FROM ours
      WHERE id = ANY (:ids::bigint[]) AND '{"a": 1}'::jsonb ?? :key -- not :this
      """;

  private ShipmentRepository() {}
}

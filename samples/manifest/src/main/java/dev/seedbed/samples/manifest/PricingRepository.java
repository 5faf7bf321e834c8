package dev.seedbed.samples.manifest;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What models cost, today and in the past: a price holds from a time on, until the next one. Safe
 * for use by several threads if its {@code DataSource} is.
 */
public final class PricingRepository {

  /** Whoever changes the price of a model waits here for whoever else does. */
  private static final String SET_CURRENT =
      """
      INSERT INTO manifest.model_pricing
        (model_name, provider, input_price_per_token, output_price_per_token)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (model_name) DO UPDATE
      SET provider = excluded.provider,
        input_price_per_token = excluded.input_price_per_token,
        output_price_per_token = excluded.output_price_per_token,
        updated_at = now()
      """;

  private static final String END_LAST =
      """
      UPDATE manifest.model_pricing_history SET effective_until = ?, updated_at = now()
      WHERE model_name = ? AND effective_until IS NULL
      """;

  private static final String BEGIN_NEXT =
      """
      INSERT INTO manifest.model_pricing_history
        (id, model_name, input_price_per_token, output_price_per_token, effective_from)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String PRICE_AT =
      """
      SELECT price.model_name, model.provider, price.input_price_per_token,
        price.output_price_per_token
      FROM manifest.model_pricing_history AS price
      JOIN manifest.model_pricing AS model ON model.model_name = price.model_name
      WHERE price.model_name = ? AND price.effective_from <= ?
        AND (price.effective_until IS NULL OR price.effective_until > ?)
      """;

  private static final String COST_OF_CALL =
      """
      SELECT round(
          call.input_tokens * price.input_price_per_token
            + call.output_tokens * price.output_price_per_token, 6)
      FROM manifest.llm_calls AS call
      JOIN manifest.model_pricing_history AS price
        ON price.model_name = call.model AND price.effective_from <= call.timestamp
        AND (price.effective_until IS NULL OR price.effective_until > call.timestamp)
      WHERE call.tenant_id = ? AND call.id = ?
      """;

  private static final String NOTE_UNRESOLVED =
      """
      INSERT INTO manifest.unresolved_models (model_name) VALUES (?)
      ON CONFLICT (model_name) DO UPDATE
      SET last_seen_at = now(), updated_at = now(),
        occurrence_count = unresolved_models.occurrence_count + 1
      """;

  private final DataSource database;

  public PricingRepository(DataSource database) {
    this.database = database;
  }

  /**
   * Lets a price hold from a time on, and ends the one before it then.
   *
   * @param from later than the last change of this model's price
   */
  public void change(ModelPrice price, Instant from) throws SQLException {
    OffsetDateTime time = from.atOffset(ZoneOffset.UTC);
    Jdbc.inTransaction(
        database,
        connection -> {
          Jdbc.update(
              connection,
              SET_CURRENT,
              price.model(),
              price.provider(),
              price.inputPerToken(),
              price.outputPerToken());
          Jdbc.update(connection, END_LAST, time, price.model());
          return Jdbc.update(
              connection,
              BEGIN_NEXT,
              UUID.randomUUID().toString(),
              price.model(),
              price.inputPerToken(),
              price.outputPerToken(),
              time);
        });
  }

  /** What a model cost at a time; empty for one that had no price then, which is noted down. */
  public Optional<ModelPrice> priceAt(String model, Instant time) throws SQLException {
    OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
    try (Connection connection = database.getConnection()) {
      try (PreparedStatement select = Jdbc.prepare(connection, PRICE_AT, model, at, at);
          ResultSet row = select.executeQuery()) {
        if (row.next()) {
          return Optional.of(
              new ModelPrice(
                  row.getString(1), row.getString(2), row.getBigDecimal(3), row.getBigDecimal(4)));
        }
      }
      Jdbc.update(connection, NOTE_UNRESOLVED, model);
      return Optional.empty();
    }
  }

  /**
   * What a tenant's call cost by the prices of its day, whatever they are today, to a millionth of
   * a dollar; empty while its model has no price.
   */
  public Optional<BigDecimal> costOf(String tenantId, String callId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = Jdbc.prepare(connection, COST_OF_CALL, tenantId, callId);
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getBigDecimal(1)) : Optional.empty();
    }
  }
}

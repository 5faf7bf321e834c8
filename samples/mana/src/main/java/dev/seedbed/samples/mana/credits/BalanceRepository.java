package dev.seedbed.samples.mana.credits;

import dev.seedbed.samples.mana.database.ConflictException;
import dev.seedbed.samples.mana.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Balances, and every booking that changed one. */
public final class BalanceRepository {

  private static final String OPEN =
      "INSERT INTO credits.balances (user_id) VALUES (?) ON CONFLICT (user_id) DO NOTHING";

  private static final String FIND =
      "SELECT id, user_id, amount, version FROM credits.balances WHERE user_id = ?";

  private static final String CHANGE =
      """
      UPDATE credits.balances
      SET amount = ?, version = version + 1, updated_at = now()
      WHERE id = ? AND version = ?
      """;

  private static final String BOOK =
      """
      INSERT INTO credits.transactions (balance_id, type, amount, description)
      VALUES (?, ?::credits.transaction_type, ?, ?)
      """;

  static final String HISTORY =
      """
      SELECT type, amount, description
      FROM credits.transactions
      WHERE balance_id = ?
      ORDER BY created_at DESC, id
      LIMIT ?
      """;

  private final DataSource database;

  public BalanceRepository(DataSource database) {
    this.database = database;
  }

  /** Gives a user an empty balance, unless there is one. */
  public void open(String userId) {
    new Sql(OPEN, userId).update(database);
  }

  public Optional<Balance> find(String userId) {
    return new Sql(FIND, userId).first(database, BalanceRepository::balance);
  }

  /**
   * Changes a balance and notes down why: both, or neither.
   *
   * @param read the balance as it was when the change was decided
   * @throws ConflictException if somebody has changed it since
   */
  public void book(Balance read, Booking booking) {
    Sql.transaction(
        database,
        transaction -> {
          int amount = Math.addExact(read.amount(), booking.amount());
          if (new Sql(CHANGE, amount, read.id(), read.version()).update(transaction) == 0) {
            throw new ConflictException("Balance");
          }
          String type = booking.type().name().toLowerCase(Locale.ROOT);
          return new Sql(BOOK, read.id(), type, booking.amount(), booking.description())
              .update(transaction);
        });
  }

  /** The newest bookings of a balance, the newest first. */
  public List<Booking> history(UUID balance, int limit) {
    return new Sql(HISTORY, balance, limit).all(database, BalanceRepository::booking);
  }

  private static Balance balance(ResultSet row) throws SQLException {
    return new Balance(
        row.getObject("id", UUID.class),
        row.getString("user_id"),
        row.getInt("amount"),
        row.getInt("version"));
  }

  private static Booking booking(ResultSet row) throws SQLException {
    return new Booking(
        Booking.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
        row.getInt("amount"),
        row.getString("description"));
  }
}

package dev.seedbed.samples.mana.credits;

/**
 * A change of a balance; a row of {@code credits.transactions}.
 *
 * @param amount in credits; what is spent is below zero
 */
public record Booking(Type type, int amount, String description) {

  /** Why. */
  public enum Type {
    PURCHASE,
    USAGE,
    REFUND,
    BONUS,
    ADJUSTMENT
  }
}

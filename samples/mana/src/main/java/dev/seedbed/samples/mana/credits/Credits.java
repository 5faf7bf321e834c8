package dev.seedbed.samples.mana.credits;

import dev.seedbed.samples.mana.database.ConflictException;

/** What users pay with. */
public final class Credits {
  private static final int ATTEMPTS = 20;

  private final BalanceRepository balances;

  public Credits(BalanceRepository balances) {
    this.balances = balances;
  }

  /**
   * Spends credits of a user. Where somebody else has changed the balance meanwhile, it is looked
   * at anew.
   *
   * @throws NotEnoughCreditsException if the user has less
   */
  public void spend(String userId, int amount, String what) {
    for (int attempt = 1; ; attempt++) {
      Balance balance = balances.find(userId).orElseThrow(() -> new NotEnoughCreditsException(0));
      if (balance.amount() < amount) {
        throw new NotEnoughCreditsException(balance.amount());
      }
      try {
        balances.book(balance, new Booking(Booking.Type.USAGE, -amount, what));
        return;
      } catch (ConflictException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}

package dev.seedbed.samples.mana.credits;

/** A user has less than is to be spent. */
public final class NotEnoughCreditsException extends RuntimeException {

  NotEnoughCreditsException(int amount) {
    super("there are " + amount + " credits");
  }
}

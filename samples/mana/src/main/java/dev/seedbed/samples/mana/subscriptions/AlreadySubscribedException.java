package dev.seedbed.samples.mana.subscriptions;

/** A user has a subscription that is active. */
public final class AlreadySubscribedException extends RuntimeException {

  AlreadySubscribedException(String userId, Throwable cause) {
    super(userId + " has an active subscription", cause);
  }
}

package dev.seedbed.database.server;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A user and the password to log in with; empty where the server asks for none.
 *
 * @param user the role's name
 * @param password the password; {@link #toString} leaves it out
 */
public record Credentials(String user, String password) {

  private static final int RANDOM_BYTES = 24;

  /** The superuser of a server of our own, with a password of 32 characters. */
  static Credentials random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Credentials(
        "postgres", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The user alone. */
  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}

package dev.seedbed.database.server;

/**
 * A user and the password to log in with; empty where the server asks for none.
 *
 * @param user the role's name
 * @param password the password; {@link #toString} leaves it out
 */
public record Credentials(String user, String password) {

  /** The user alone. */
  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}
